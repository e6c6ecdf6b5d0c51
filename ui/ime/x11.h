#include <X11/Xlib.h>

// States of the input method.
enum { ImeWorks, ImeEnded, ImeSilent };

// ime_prepare selects a UTF-8 character set for this process.
void ime_prepare(void);
// ime_follow names the Host (a cgo.Handle) that is asked for the caret and told of
// trouble.
void ime_follow(unsigned long host);
// ime_place has the server's candidates stand at x and y, in pixels of the window that
// has the keyboard. It returns 0 when it must be called again later.
int ime_place(short x, short y);

// What the Host says and is told, in x11.go.
extern int imeCaret(unsigned long host, short *x, short *y);
extern void imeBusy(unsigned long host); // a key or a click may move the caret
extern void imeTrouble(unsigned long host, int state);

// guard_start watches over calls of Xlib for a display, see guard.c.
void guard_start(Display *display);
// guard_begin and guard_end stand around a call that may wait for the server that owns
// a selection.
void guard_begin(Atom selection, Window server);
void guard_end(Display *display);
