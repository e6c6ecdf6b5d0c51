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
static XIC fallback;     // glfw's context of the window that has the keyboard, or NULL
static XIM server;       // our connection, or NULL
static XIC context;      // the server's for window; NULL without a server
static Window window;
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

// A server that ends while it is spoken to leaves requests for a window that is gone.
// Xlib's own answer to such an error is to exit.
static int ignore_gone(Display *d, XErrorEvent *e) {
	return e->error_code == BadWindow ? 0 : others(d, e);
}

XIM XOpenIM(Display *d, XrmDatabase resources, char *name, char *class) {
	if (!switched_off()) {
		display = d;
		others = XSetErrorHandler(ignore_gone);
		XSetLocaleModifiers("@im=none");
	}
	return REAL(XOpenIM)(d, resources, name, class);
}

// running writes the modifiers that name the server, and tells whether it runs. Where
// XMODIFIERS names none, it is the first that has announced itself.
static Bool running(char *modifiers, int size) {
	const char *own = getenv("XMODIFIERS"), *name = own ? strstr(own, "@im=") : NULL;
	if (name) {
		char selection[128];
		int length = strcspn(name + 4, "@");
		snprintf(modifiers, size, "@im=%.*s", length, name + 4);
		snprintf(selection, sizeof selection, "@server=%.*s", length, name + 4);
		return XGetSelectionOwner(display, XInternAtom(display, selection, False)) != None;
	}
	Atom type;
	int format;
	unsigned long count = 0, rest;
	Atom *servers = NULL;
	Bool found = False;
	XGetWindowProperty(display, DefaultRootWindow(display), XInternAtom(display, "XIM_SERVERS", False),
		0, 64, False, XA_ATOM, &type, &format, &count, &rest, (unsigned char **)&servers);
	for (unsigned long i = 0; i < count && !found; i++) {
		char *selection = XGetSelectionOwner(display, servers[i]) ? XGetAtomName(display, servers[i]) : NULL;
		if (selection && !strncmp(selection, "@server=", 8)) {
			snprintf(modifiers, size, "@im=%s", selection + 8);
			found = True;
		}
		if (selection)
			XFree(selection);
	}
	if (servers)
		XFree(servers);
	return found;
}

// ended is called by Xlib, which then frees server and context.
static void ended(XIM im, XPointer ours, XPointer theirs) {
	server = NULL;
	context = NULL;
	if (fallback)
		REAL(XSetICFocus)(fallback);
}

// connect gives the window that has the keyboard a context of the server, if it can.
static void connect(const char *modifiers) {
	if (!server) {
		XIMCallback callback = {NULL, ended};
		XSetLocaleModifiers(modifiers);
		server = REAL(XOpenIM)(display, NULL, NULL, NULL);
		if (!server)
			return;
		XSetIMValues(server, XNDestroyCallback, &callback, NULL);
	}
	context = XCreateIC(server, XNInputStyle, XIMPreeditNothing | XIMStatusNothing,
		XNClientWindow, window, XNFocusWindow, window, NULL);
	if (!context)
		return;
	REAL(XUnsetICFocus)(fallback);
	REAL(XSetICFocus)(context);
}

void XSetICFocus(XIC ic) {
	if (!display) {
		REAL(XSetICFocus)(ic);
		return;
	}
	Window now = None;
	XGetICValues(ic, XNClientWindow, &now, NULL);
	if (context && now != window) {
		XDestroyIC(context);
		context = NULL;
	}
	fallback = ic;
	window = now;
	REAL(XSetICFocus)(context ? context : fallback);
}

void XUnsetICFocus(XIC ic) {
	if (display && context)
		REAL(XUnsetICFocus)(context);
	else
		REAL(XUnsetICFocus)(ic);
	fallback = NULL;
}

Bool XFilterEvent(XEvent *event, Window w) {
	// Key code 0 is not a key: with it Xlib announces text of the input method.
	Bool pressed = event->type == KeyPress && event->xkey.keycode != 0;
	if (display && fallback && pressed) {
		// Asked at each key, so that Chinese comes with the first key after a server has
		// started, and so that nothing waits for an answer of one that has just ended:
		// Xlib would wait for ever.
		char modifiers[128];
		Bool runs = running(modifiers, sizeof modifiers);
		if (!runs && context)
			return False;
		if (runs && !context)
			connect(modifiers);
	}
	Bool filtered = REAL(XFilterEvent)(event, w);
	if (display && filtered && pressed)
		event->type = 0; // no event has this number
	return filtered;
}

int Xutf8LookupString(XIC ic, XKeyPressedEvent *event, char *text, int size, KeySym *key, Status *status) {
	if (display && context && event->keycode == 0)
		ic = context;
	return REAL(Xutf8LookupString)(ic, event, text, size, key, status);
}
