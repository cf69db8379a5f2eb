import ArgumentParser
import Foundation
import HapiDrawing
import HapiExplorer
import HapiFormats
import HapiRuntime
import HapiTerminal

/// A session on the terminal, from its opening to its end.
struct SessionScreen {
    let look: ExplorerLook
    let session: SessionOptions

    /// - Throws: a status where the session cannot begin, or was ended by a signal.
    func run(_ start: SessionStart) throws {
        var start = start
        let environment = ProcessInfo.processInfo.environment
        for problem in look.problems { start.messages.add(problem) }
        let waker = TerminalWaker()
        if session.play == nil {
            let store = AutosaveStore(start.workspace, environment: environment, program: programName)
            start.restore(from: store, isAsked: session.restore)
        }
        let recorder = try recorder(start)
        let terminal: TerminalScreen
        do {
            terminal = try open(waker)
        } catch {
            recorder?.discard()
            throw error
        }
        let opener = opener(on: terminal, environment, waker)
        let application = ExplorerApplication(opener.session(start, recorder: recorder), opener: opener)
        defer { application.session.effects.stop() }
        application.begin(start.messages.message)
        let end = TerminalLoop.run(terminal, application)
        application.session.keeper.finish(application.session.state, hasLeft: end == .finished)
        guard end == .finished else { throw ExitCode(end.exitCode) }
        opener.finish()
    }

    private func opener(
        on terminal: TerminalScreen, _ environment: [String: String], _ waker: TerminalWaker
    ) -> SessionOpener {
        let depth = ColourDepth.detect(
            environment: environment, terminfoColours: terminal.capabilities.colourCount,
            terminfoHasRGB: terminal.capabilities.hasDirectColour)
        terminal.resolver = .colours(depth: depth, capabilities: terminal.capabilities)
        return SessionOpener(
            look, environment: environment, depth: depth,
            glyphs: look.isASCII || !terminal.capabilities.isUnicode ? .ascii : .unicode, waker: waker)
    }

    private func recorder(_ start: SessionStart) throws -> SessionRecorder? {
        guard let path = session.record else { return nil }
        let header = Recording.Header(
            program: programName, source: start.workspace.source, terms: start.terms,
            restored: start.restored?.work ?? start.exported, isExported: start.exported != nil)
        do throws(AtomicWriter.Failure) {
            return try SessionRecorder(path, header, start.workspace.network, overwrite: session.force)
        } catch {
            var remedy = ""
            if case .exists = error { remedy = "; give another name, or --force" }
            StandardError.print("hapi-tui: \(error)\(remedy)")
            throw Status.notWritten
        }
    }

    private func open(_ waker: TerminalWaker) throws -> TerminalScreen {
        do throws(TerminalError) {
            return try TerminalScreen(options: TerminalOptions(takesMouse: look.takesMouse, waker: waker))
        } catch {
            StandardError.print("hapi-tui: \(error)")
            throw ExitCode.validationFailure
        }
    }
}
