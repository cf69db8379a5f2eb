import CTerminal
import Glibc
import HapiDrawing

/// The terminal with a surface on it: standard input and output, taken as a whole, by one thread, once at a
/// time. While it is up, standard error is kept back and printed after `close()`; a crash leaves the terminal
/// whole.
///
///     let screen = try TerminalScreen(options: TerminalOptions())
///     let end = TerminalLoop.run(screen, application)   // closes the screen
///     exit(end.exitCode)
package final class TerminalScreen {
    package let capabilities: TerminalCapabilities
    /// Rung by other threads to have the application called.
    package let waker: TerminalWaker
    /// How styles become colours. A new one is seen with the next surface presented.
    package var resolver: StyleResolver {
        didSet {
            resolved.removeAll()
            shown = nil
        }
    }

    private let clock = SuspendingClock()
    private let start: SuspendingClock.Instant
    private var isOpen = true
    /// What the terminal shows; nil where all has to be written.
    private var shown: Surface?
    private var resolved: [Style: ResolvedStyle] = [:]
    private var run = CellRun()
    private var input = [UInt8](repeating: 0, count: 4096)

    /// More styles than a frame has; a theme that mixes colours freely must not fill memory.
    private static let resolvedLimit = 4096

    /// Takes the terminal.
    /// - Throws: where standard input or output is no terminal, TERM names none that can be drawn on, or a
    ///   screen is up already. Nothing has changed then.
    package init(options: TerminalOptions = TerminalOptions()) throws(TerminalError) {
        let answer = ct_start(options.takesMouse ? 1 : 0)
        guard answer == CT_OK else { throw TerminalError.of(answer: answer, cause: errno) }
        capabilities = TerminalCapabilities(
            colourCount: Int(ct_colour_count()), hasDirectColour: ct_has_direct_colour() != 0,
            isUnicode: ct_is_utf8() != 0)
        waker = options.waker
        resolver = options.resolver(capabilities)
        start = clock.now
    }

    deinit {
        close()
    }

    /// Shows a surface, writing only what has changed since the last one.
    package func present(_ surface: Surface) {
        guard isOpen else { return }
        if !write(surface) {
            // The pairs of earlier frames are in the way; a frame alone rarely needs as many.
            ct_forget_pairs()
            ct_clear()
            shown = nil
            _ = write(surface)
        }
        ct_refresh()
        shown = surface
    }

    /// Gives the terminal back as it was found. Idempotent.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        ct_end()
    }

    /// Writes what has changed; false where the terminal's colour pairs ran out.
    private func write(_ surface: Surface) -> Bool {
        var sufficed = true
        for change in surface.changes(since: shown) {
            var x = change.columns.lowerBound
            while x < change.columns.upperBound {
                let next = surface.run(from: x, before: change.columns.upperBound, y: change.y)
                let begin = x
                run.removeAll()
                while x < next.end {
                    run.append(surface[x, change.y])
                    x += 1
                }
                let look = resolve(next.style)
                let answer = ct_put(
                    Int32(change.y), Int32(begin), run.bytes, run.lengths, Int32(run.lengths.count),
                    look.foreground, look.background, look.attributes)
                if answer == CT_PAIRS_SPENT { sufficed = false }
            }
        }
        return sufficed
    }

    private func resolve(_ style: Style) -> ResolvedStyle {
        if let known = resolved[style] { return known }
        if resolved.count >= Self.resolvedLimit { resolved.removeAll() }
        let look = resolver.resolve(style)
        resolved[style] = look
        return look
    }
}

extension TerminalScreen: TerminalDevice {
    package var size: TerminalSize {
        var rows: Int32 = 0
        var columns: Int32 = 0
        ct_size(&rows, &columns)
        return TerminalSize(width: Int(columns), height: Int(rows))
    }

    package var now: Duration { clock.now - start }

    package func wait(until deadline: Duration?, heedsWaker: Bool) -> TerminalReadiness {
        var signals: UInt32 = 0
        let timeout = deadline.map { max($0 - now, .zero).nanoseconds } ?? -1
        let seen = ct_wait(heedsWaker ? waker.descriptor : -1, timeout, &signals)
        return TerminalReadiness(
            hasInput: seen & CT_INPUT != 0, isWoken: seen & CT_WOKEN != 0, isHungUp: seen & CT_HUNG_UP != 0,
            signals: TerminalSignals(rawValue: signals))
    }

    package func silenceWaker() {
        waker.silence()
    }

    package func read() -> [UInt8]? {
        let count = ct_read(&input, Int32(input.count))
        return count < 0 ? nil : Array(input.prefix(Int(count)))
    }

    package func resize() {
        ct_resize()
        shown = nil
    }

    package func suspend() {
        ct_suspend()
    }

    package func resume() {
        ct_resume()
        shown = nil
    }
}

extension Duration {
    /// Whole nanoseconds; at most some 292 years.
    fileprivate var nanoseconds: Int64 {
        components.seconds.multipliedReportingOverflow(by: 1_000_000_000).partialValue
            &+ components.attoseconds / 1_000_000_000
    }
}
