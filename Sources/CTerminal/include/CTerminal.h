// The terminal behind plain integers and UTF-8 bytes: no symbol of curses and no macro of the system leaves
// this module. There is one terminal in a process, standard input and standard output, and one thread owns
// it. Only the ct_waker functions may be called from other threads.
#pragma once

#include <stdint.h>

// Answers of ct_start and ct_put.
#define CT_OK 0
#define CT_INPUT_IS_NO_TERMINAL 1
#define CT_OUTPUT_IS_NO_TERMINAL 2
/// $TERM is unset, or names a terminal that terminfo does not describe.
#define CT_TERM_UNKNOWN 3
/// $TERM names a terminal whose cursor cannot be placed ("dumb").
#define CT_TERM_CANNOT_ADDRESS 4
/// The screen is up already.
#define CT_BUSY 5
/// A system call failed; errno says why.
#define CT_SYSTEM_ERROR 6
/// No colour pair is left: call ct_forget_pairs and draw the whole frame again.
#define CT_PAIRS_SPENT 7

// What a file descriptor leads to.
#define CT_STREAM_TERMINAL 0
#define CT_STREAM_PIPE 1
#define CT_STREAM_FILE 2
#define CT_STREAM_DEVICE 3
#define CT_STREAM_SOCKET 4
#define CT_STREAM_CLOSED 5

// Colours: -1 is the terminal's default, 0...255 the palette, CT_RGB | 0xRRGGBB a direct colour.
#define CT_DEFAULT_COLOUR (-1)
#define CT_RGB 0x1000000

// Attributes.
#define CT_BOLD 1u
#define CT_UNDERLINE 2u
#define CT_REVERSE 4u

// What ct_wait saw.
#define CT_INPUT 1u
#define CT_WOKEN 2u
#define CT_SIGNALLED 4u
#define CT_HUNG_UP 8u

// Signals, as bits of the mask that ct_wait gives.
#define CT_SIGNAL_HANG_UP 1u
#define CT_SIGNAL_INTERRUPT 2u
#define CT_SIGNAL_TERMINATE 4u
#define CT_SIGNAL_STOP 8u
#define CT_SIGNAL_CONTINUE 16u
#define CT_SIGNAL_RESIZE 32u

/// What `descriptor` leads to: CT_STREAM_…
int ct_stream_kind(int descriptor);

/// Takes the terminal: raw input, alternate screen, signal handlers, standard error kept back (when it is a
/// terminal), mouse reports where `mouse` is not 0. On any answer but CT_OK nothing has changed.
int ct_start(int mouse);
/// Gives the terminal back as it was found and prints what was kept back of standard error. Idempotent.
void ct_end(void);

/// The number of colours; 0 where there are none.
int ct_colour_count(void);
/// 1 where terminfo promises 24-bit colour.
int ct_has_direct_colour(void);
/// 1 where characters go out as UTF-8; 0 where only ASCII can be drawn.
int ct_is_utf8(void);

void ct_size(int *rows, int *columns);
/// Asks the terminal for its size anew; the next refresh paints everything.
void ct_resize(void);

/// Blanks the frame; the next refresh paints everything.
void ct_clear(void);
/// Writes `cells` cells of one look from (row, column) to the right. Cell i is the next lengths[i] bytes of
/// UTF-8; a length of 0 is the right half of the wide character before it. What the terminal cannot show
/// in as many columns becomes '?'. Answers CT_OK or CT_PAIRS_SPENT; in the latter case the default colours
/// were used.
int ct_put(
    int row, int column, const uint8_t *bytes, const uint8_t *lengths, int cells, int foreground,
    int background, unsigned attributes);
/// Forgets every colour pair handed out.
void ct_forget_pairs(void);
/// Sends the difference to what the terminal shows.
void ct_refresh(void);

/// Leaves the screen and stops the process group as Ctrl-Z would have; back after SIGCONT, or at once where
/// nobody could continue it. The screen stays left until ct_resume.
void ct_suspend(void);
/// Takes the screen again after ct_suspend, or after a stop that could not be caught.
void ct_resume(void);

/// Blocks until the terminal has input, the waker `waker` rang (-1: heeds none), a signal came, or
/// `timeout_ns` nanoseconds passed (negative: never). A mask of CT_INPUT …, 0 on time-out. `signals`
/// receives the signals since the last call.
unsigned ct_wait(int waker, int64_t timeout_ns, unsigned *signals);
/// Reads what is there: a count, 0 for nothing now, -1 where the terminal is gone.
int ct_read(uint8_t *buffer, int capacity);

/// A doorbell that ct_wait can listen to: a file descriptor, or -1.
int ct_waker_open(void);
/// Rings; callable from any thread, never blocks.
void ct_waker_ring(int waker);
/// Forgets the rings so far; never blocks.
void ct_waker_silence(int waker);
void ct_waker_close(int waker);
