//go:build linux && cgo

// Xlib waits for an answer of the input method's server without an end. When the server
// is killed meanwhile, the program would hang for ever with everything typed. A thread
// with a display of its own looks after each call that takes long: when the server is
// gone, or does not answer for five seconds, it sends the three messages Xlib may be
// waiting for, with nothing in them. Xlib then gives the call up.
//
// Such messages are part of the X transport of the XIM protocol, in which servers of
// any kind send them; a libX11 that did not take them could not talk to any server.

#include <X11/Xlib.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "x11.h"

static const int interval = 100 * 1000; // µs between two looks
static const int patience = 50;         // looks at a server that lives

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // of all below
static pthread_cond_t begun = PTHREAD_COND_INITIALIZER;
static long calls; // begun and ended ones; odd during a call
static Atom selection;
static Window server;
static Bool poked; // during the call

// emptyHand marks our messages. It is the name of a property that no window has.
static Atom emptyHand(Display *d) { return XInternAtom(d, "_GOUJI_EMPTY_HAND", False); }

// poke sends the messages to the windows that Xlib made for its talk with the server.
// They are children of the root window, and X gives a program numbers with the same
// upper bits for all it makes. Other windows of ours know nothing of such messages.
static void poke(Display *own, Window ours) {
	const Window none = 0x1fffffff;
	Window root, parent, *children = NULL;
	unsigned int count = 0;
	XQueryTree(own, DefaultRootWindow(own), &root, &parent, &children, &count);
	for (unsigned int i = 0; i < count; i++) {
		if ((children[i] ^ ours) >> 20)
			continue;
		XEvent e;
		memset(&e, 0, sizeof e);
		e.xselection = (XSelectionEvent){.type = SelectionNotify, .requestor = children[i], .selection = emptyHand(own)};
		XSendEvent(own, children[i], False, NoEventMask, &e);
		memset(&e, 0, sizeof e);
		e.xclient = (XClientMessageEvent){.type = ClientMessage, .window = children[i], .format = 32};
		e.xclient.data.l[4] = emptyHand(own);
		e.xclient.message_type = XInternAtom(own, "_XIM_XCONNECT", False);
		e.xclient.data.l[0] = none; // the server's window
		XSendEvent(own, children[i], False, NoEventMask, &e);
		e.xclient.message_type = XInternAtom(own, "_XIM_PROTOCOL", False);
		e.xclient.data.l[0] = 4; // bytes, in the property
		e.xclient.data.l[1] = emptyHand(own);
		XSendEvent(own, children[i], False, NoEventMask, &e);
	}
	if (children)
		XFree(children);
	XSync(own, True);
	poked = True;
}

static Bool isPoke(Display *d, XEvent *e, XPointer mark) {
	Atom hand = *(Atom *)mark;
	return (e->type == ClientMessage && e->xclient.format == 32 && (Atom)e->xclient.data.l[4] == hand) ||
		(e->type == SelectionNotify && e->xselection.selection == hand);
}

static Window known; // any window of the program

static void *watch(void *display) {
	Display *own = XOpenDisplay(display);
	if (!own)
		return NULL;
	pthread_mutex_lock(&lock);
	for (;;) {
		while (calls % 2 == 0)
			pthread_cond_wait(&begun, &lock);
		long call = calls;
		for (int looks = 1;; looks++) {
			pthread_mutex_unlock(&lock);
			usleep(interval);
			pthread_mutex_lock(&lock);
			if (calls != call)
				break;
			if (looks > patience || XGetSelectionOwner(own, selection) != server)
				poke(own, known);
		}
	}
}

void guard_start(Display *display) {
	pthread_t thread;
	known = XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0);
	if (!pthread_create(&thread, NULL, watch, DisplayString(display)))
		pthread_detach(thread);
}

void guard_begin(Atom s, Window w) {
	pthread_mutex_lock(&lock);
	calls++;
	selection = s;
	server = w;
	pthread_cond_signal(&begun);
	pthread_mutex_unlock(&lock);
}

// guard_end takes away what Xlib did not read: the next call must not find it.
void guard_end(Display *display) {
	pthread_mutex_lock(&lock);
	calls++;
	Bool left = poked;
	poked = False;
	pthread_mutex_unlock(&lock);
	if (!left)
		return;
	XEvent e;
	Atom hand = emptyHand(display);
	XSync(display, False);
	while (XCheckIfEvent(display, &e, isPoke, (XPointer)&hand))
		;
}
