//go:build linux && cgo

// Five functions of Xlib, defined anew for the glfw 3.3 inside Fyne. The linker takes
// a function from the program before it takes it from a shared library, so glfw calls
// ours, and ours call those of libX11 through dlsym(RTLD_NEXT).
//
//   XOpenIM            glfw gets Xlib's own input method, which knows no Chinese but
//                      never ends. We hold the connection to the server (fcitx, ibus)
//                      ourselves, because glfw keeps what it got for ever: when the
//                      server ends, Xlib frees that, and the next key is a SIGSEGV.
//   XFilterEvent       glfw reports a key press even when the server took it, so that
//                      BackSpace in a pinyin also deletes written text. Such a press
//                      becomes an event that glfw does not know.
//   XSetICFocus        the server is told which window has the keyboard.
//   XUnsetICFocus      the same, when the window loses it.
//   Xutf8LookupString  what the server wrote is fetched from our connection.
//
// Every call that may wait for the server stands between begin and end, see guard.c.
//
// All five have had these signatures since 2000 (X11R6.x, libX11.so.6); a libX11 that
// changed them could not load any program. What can change is glfw: from 3.4 on it
// loads Xlib with dlopen and never comes here. Then nothing breaks, but the typing test
// in cmd/dev fails or shows that this package can go.

#define _GNU_SOURCE
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xresource.h>
#include <dlfcn.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "x11.h"

#define REAL(function) ((__typeof__(&function))dlsym(RTLD_NEXT, #function))

// All of it belongs to the thread that handles events.
static Display *display; // NULL: switched off
static unsigned long host; // 0: nobody to ask for the caret
static XIC fallback;     // glfw's context of the window that has the keyboard, or NULL
static XIM server;       // our connection, or NULL
static Atom selection;   // by which the server is known
static Window owner;     // the server's window
static XIC context;      // the server's for window; NULL without a server
static Window window;
static XPoint spot;      // where the server believes the caret to be
static XKeyEvent latest; // that went to the server
static XErrorHandler others;

static Bool switched_off(void) {
	const char *wish = getenv("GOUJI_IME");
	return wish && !strcmp(wish, "off");
}

// Without UTF-8 Xlib loses Chinese text. glfw asks for the locale only in "C", so what
// is chosen here stays.
void ime_prepare(void) {
	static const char *names[] = {"", "C.UTF-8", "zh_CN.UTF-8", "en_US.UTF-8"};
	if (switched_off())
		return;
	for (int i = 0; i < 4; i++)
		if (setlocale(LC_CTYPE, names[i]) && !strcmp(nl_langinfo(CODESET), "UTF-8"))
			return;
	setlocale(LC_CTYPE, "");
}

void ime_follow(unsigned long h) { host = h; }

static void tell(int trouble) {
	if (host)
		imeTrouble(host, trouble);
}

// A server that ends while it is spoken to leaves requests for a window that is gone.
// Xlib's own answer to such an error is to exit.
static int ignore_gone(Display *d, XErrorEvent *e) {
	return e->error_code == BadWindow ? 0 : others(d, e);
}

XIM XOpenIM(Display *d, XrmDatabase resources, char *name, char *class) {
	if (!switched_off()) {
		display = d;
		others = XSetErrorHandler(ignore_gone);
		guard_start(d);
		XSetLocaleModifiers("@im=none");
	}
	return REAL(XOpenIM)(d, resources, name, class);
}

// alive tells whether the server can still answer. When it cannot, Xlib learns of that
// by an event that is still to come.
static Bool alive(void) { return XGetSelectionOwner(display, selection) == owner; }

// begin and end stand around calls that wait for the server.
static void begin(void) { guard_begin(selection, owner); }
static void end(void) { guard_end(display); }

// find looks for a server that runs: it owns a selection that bears its name. Where
// XMODIFIERS names none, it is the first that has announced itself.
static Bool find(void) {
	const char *own = getenv("XMODIFIERS"), *name = own ? strstr(own, "@im=") : NULL;
	if (name) {
		char wanted[128];
		snprintf(wanted, sizeof wanted, "@server=%.*s", (int)strcspn(name + 4, "@"), name + 4);
		selection = XInternAtom(display, wanted, False);
		owner = XGetSelectionOwner(display, selection);
		return owner != None;
	}
	Atom type;
	int format;
	unsigned long count = 0, rest;
	Atom *servers = NULL;
	owner = None;
	XGetWindowProperty(display, DefaultRootWindow(display), XInternAtom(display, "XIM_SERVERS", False),
		0, 64, False, XA_ATOM, &type, &format, &count, &rest, (unsigned char **)&servers);
	for (unsigned long i = 0; i < count && !owner; i++)
		if ((owner = XGetSelectionOwner(display, servers[i])))
			selection = servers[i];
	if (servers)
		XFree(servers);
	return owner != None;
}

// ended is called by Xlib, which then frees server and context.
static void ended(XIM im, XPointer ours, XPointer theirs) {
	server = NULL;
	context = NULL;
	if (fallback)
		REAL(XSetICFocus)(fallback);
	tell(ImeEnded);
}

// open_server opens our connection to the server that was found.
static void open_server(void) {
	static const char prefix[] = "@server=";
	char modifiers[128], *name = XGetAtomName(display, selection);
	if (name && !strncmp(name, prefix, strlen(prefix))) {
		snprintf(modifiers, sizeof modifiers, "@im=%s", name + strlen(prefix));
		XSetLocaleModifiers(modifiers);
		server = REAL(XOpenIM)(display, NULL, NULL, NULL);
	}
	if (server) {
		XIMCallback callback = {NULL, ended};
		XSetIMValues(server, XNDestroyCallback, &callback, NULL);
	}
	if (name)
		XFree(name);
}

// place tells the server where the caret is, so that its candidates stand there.
static void place(short x, short y) {
	spot = (XPoint){x, y};
	XVaNestedList list = XVaCreateNestedList(0, XNSpotLocation, &spot, NULL);
	XSetICValues(context, XNPreeditAttributes, list, NULL);
	XFree(list);
}

// connect gives the window that has the keyboard a context of the server, if it can.
static void connect(void) {
	if (!server && !find())
		return;
	if (!alive())
		return;
	begin();
	if (!server)
		open_server();
	if (server)
		context = XCreateIC(server, XNInputStyle, XIMPreeditNothing | XIMStatusNothing,
			XNClientWindow, window, XNFocusWindow, window, NULL);
	if (context) {
		REAL(XUnsetICFocus)(fallback);
		REAL(XSetICFocus)(context);
		short x, y;
		if (host && imeCaret(host, &x, &y))
			place(x, y);
	}
	end();
	tell(context ? ImeWorks : ImeSilent);
}

// What the server writes while Xlib waits for an answer comes before all other events:
// as a key with code 0 for each text, or as the key that was not wanted. When there are
// several, Xlib has them in the wrong order and knows only the first for its own. Then
// they are taken from it, and come again in the right order: all of them, or the later
// ones would come first. A server that lags behind answers hundreds at once, among them
// each key that was let go.
enum { most = 1024, sorted = 100 }; // sorted is no value of same_screen
static struct {
	char text[1024];
	int length;
} texts[most];

static Bool is_answer(Display *d, XEvent *e, XPointer unused) {
	return (e->type == KeyPress || e->type == KeyRelease) && e->xkey.same_screen < sorted &&
		(e->xkey.keycode == 0 || (int)(e->xkey.time - latest.time) < 0 ||
			(e->xkey.time == latest.time && e->xkey.keycode == latest.keycode && e->type == latest.type));
}

static void sort_answers(void) {
	XEvent answers[most]; // the last comes first
	int count = 0;
	while (count < most && XCheckIfEvent(display, &answers[count], is_answer, NULL))
		count++;
	if (count > 1 && context)
		REAL(XFilterEvent)(&answers[0], None); // for Xlib they have been used
	for (int i = 0; i < count; i++) {
		XKeyEvent *key = &answers[i].xkey;
		if (count > 1) {
			key->same_screen = sorted + i;
			Status status;
			if (key->keycode == 0 && context)
				texts[i].length = REAL(Xutf8LookupString)(context, key, texts[i].text, sizeof texts[i].text, NULL, &status);
		}
		XPutBackEvent(display, &answers[i]);
	}
}

int ime_place(short x, short y) {
	if (!context || (x == spot.x && y == spot.y))
		return 1;
	if (XPending(display))
		return 0;
	if (alive()) {
		begin();
		place(x, y);
		end();
		sort_answers();
	}
	return 1;
}

void XSetICFocus(XIC ic) {
	if (!display) {
		REAL(XSetICFocus)(ic);
		return;
	}
	Window now = None;
	XGetICValues(ic, XNClientWindow, &now, NULL);
	fallback = ic;
	window = now;
	if (!context || !alive()) {
		REAL(XSetICFocus)(fallback);
		return;
	}
	begin();
	Window before = None;
	XGetICValues(context, XNClientWindow, &before, NULL);
	if (before == window) {
		REAL(XSetICFocus)(context);
	} else {
		XDestroyIC(context); // the next key makes another
		context = NULL;
		REAL(XSetICFocus)(fallback);
	}
	end();
}

void XUnsetICFocus(XIC ic) {
	fallback = NULL;
	if (!display || !context) {
		REAL(XUnsetICFocus)(ic);
	} else if (alive()) {
		begin();
		REAL(XUnsetICFocus)(context);
		end();
	}
}

static Bool is_word(Display *d, XEvent *e, XPointer protocol) {
	return e->type == ClientMessage && e->xclient.message_type == *(Atom *)protocol;
}

// last_words has a key wait for what a server wrote before it ended. That is read one
// message at a time, because Xlib puts the text of each before all other events.
static Bool last_words(XEvent *key) {
	XEvent word;
	Atom protocol = XInternAtom(display, "_XIM_PROTOCOL", False);
	if (!XCheckIfEvent(display, &word, is_word, (XPointer)&protocol))
		return False;
	XPutBackEvent(display, key);
	begin();
	REAL(XFilterEvent)(&word, None);
	end();
	return True;
}

Bool XFilterEvent(XEvent *event, Window w) {
	if (!display)
		return REAL(XFilterEvent)(event, w);
	if ((event->type == KeyPress || event->type == KeyRelease) && event->xkey.same_screen >= sorted)
		return False;
	// Key code 0 is not a key: with it Xlib announces text of the input method.
	Bool key = (event->type == KeyPress || event->type == KeyRelease) && event->xkey.keycode != 0;
	Bool pressed = key && event->type == KeyPress;
	// Asked at each key, so that Chinese comes with the first key after a server has
	// started.
	if (pressed && fallback && !context)
		connect();
	if (context && key && !alive()) {
		if (!last_words(event))
			return False;
		event->type = 0; // no event has this number
		return True;
	}
	Bool talks = context && (key || event->type == ClientMessage);
	if (talks)
		begin();
	Bool filtered = REAL(XFilterEvent)(event, w);
	if (talks)
		end();
	if (talks && key) {
		if ((int)(event->xkey.time - latest.time) >= 0)
			latest = event->xkey;
		if (filtered)
			sort_answers();
	}
	if (host && (pressed || event->type == ButtonRelease))
		imeBusy(host);
	if (filtered && pressed)
		event->type = 0; // no event has this number
	return filtered;
}

int Xutf8LookupString(XIC ic, XKeyPressedEvent *event, char *text, int size, KeySym *key, Status *status) {
	if (event->keycode == 0 && event->same_screen >= sorted) {
		int length = texts[event->same_screen - sorted].length;
		*status = length > size ? XBufferOverflow : XLookupChars;
		memcpy(text, texts[event->same_screen - sorted].text, length > size ? 0 : length);
		return length;
	}
	if (display && context && event->keycode == 0)
		ic = context;
	return REAL(Xutf8LookupString)(ic, event, text, size, key, status);
}
