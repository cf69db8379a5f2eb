import ArgumentParser
import Foundation
import HapiCore
import HapiDrawing
import HapiExplorer
import HapiFormats
import HapiRuntime
import HapiTerminal

/// `hapi-tui PROFILE`: the explorer.
struct Explore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explore a profile's designs on the screen (the default).",
        discussion: """
            hapi-tui profiles/agx10w.json
            hapi-tui profiles/x86-torch.json --mean-latency 2.6 --theme light

            Opens on the best single exit. Space toggles the exit under the cursor, [ and ] step the \
            threshold, s searches, e exports the design as a plan, ? shows every key, q quits.
            """)

    @Argument(
        help: "A profile, by path or by the name of a bundled one; without it, those at hand are listed.")
    var profile: String?

    @OptionGroup(title: "Limits") var limits: LimitOptions

    @Option(help: "What searches look for (default: implied by the limits).")
    var goal: Goal?

    @OptionGroup(title: "Policy") var policy: PolicyOptions
    @OptionGroup(title: "Objective") var weight: WeightOption

    @Option(help: ArgumentHelp("A theme, by name or file.", valueName: "theme"))
    var theme: String?

    @Flag(help: "Draw with ASCII characters alone.")
    var ascii = false

    @Flag(help: "Leave the mouse to the terminal.")
    var noMouse = false

    func run() throws {
        guard let profile else {
            try listProfiles()
            return
        }
        let workspace = try ProfileArgument.open(profile)
        let theme = try self.theme.map { name in
            try Refusal.reporting { () throws(InputError) in try ThemeLoader.load(name) }
        }
        let context = try context(workspace)
        let waker = TerminalWaker()
        let effects = EffectRunner(
            workspace: workspace, context: context, program: programName, notify: { waker.wake() })
        defer { effects.stop() }
        let terminal = try open(waker)
        let depth = ColourDepth.detect(
            environment: ProcessInfo.processInfo.environment,
            terminfoColours: terminal.capabilities.colourCount,
            terminfoHasRGB: terminal.capabilities.hasDirectColour)
        // Without colours another theme tells things apart; a theme that was asked for is kept.
        let shown = theme ?? (depth == .mono ? try? ThemeLoader.load("mono") : nil) ?? .builtIn
        terminal.resolver = .colours(depth: depth, capabilities: terminal.capabilities)
        let screen = Screen(
            context: context, theme: shown,
            glyphs: ascii || !terminal.capabilities.isUnicode ? .ascii : .unicode)
        let application = ExplorerApplication(ExplorerState(context), screen: screen, effects: effects)
        let end = TerminalLoop.run(terminal, application)
        if end != .finished { throw ExitCode(end.exitCode) }
    }

    private func context(_ workspace: Workspace) throws -> ExplorerContext {
        let evaluator = try Refusal.reporting { () throws(InputError) in
            try workspace.evaluator(policy.exitPolicy)
        }
        let limits = self.limits.limits(
            defaults: workspace.defaultLimits, platformMemory: workspace.profile.platform.memoryBytes,
            original: evaluator.original)
        let stem = URL(fileURLWithPath: workspace.path).deletingPathExtension().lastPathComponent
        return ExplorerContext(
            evaluator: evaluator,
            labels: ExplorerContext.Labels(
                network: workspace.network.name, platform: workspace.profile.platform.title,
                latencyKind: workspace.profile.measurement.kind.rawValue,
                calibrationKind: workspace.model.calibration.kind.rawValue,
                worstIsOfTails: workspace.costs.latencyTail != nil, planName: "\(stem).plan.json"),
            limits: limits, goal: goal, latencyWeight: weight.value,
            others: { metric in
                guard workspace.holds(metric) else {
                    return .failure(
                        ExplorerContext.Refusal(
                            "\(workspace.model.calibration.file) holds no answers under \(metric.rawValue)"))
                }
                do throws(InputError) {
                    return .success(try workspace.evaluator(ExitPolicy(metric: metric)))
                } catch {
                    return .failure(ExplorerContext.Refusal(error.description))
                }
            })
    }

    private func open(_ waker: TerminalWaker) throws -> TerminalScreen {
        do throws(TerminalError) {
            return try TerminalScreen(options: TerminalOptions(takesMouse: !noMouse, waker: waker))
        } catch {
            StandardError.print("hapi-tui: \(error)")
            throw ExitCode.validationFailure
        }
    }

    private func listProfiles() throws {
        let profiles = ResourceLocator.current.all(.profiles).map { "  \(InputError.printable($0))" }
        let head = profiles.isEmpty ? "No profiles found." : "Profiles at hand:"
        let foot = "Open one with: hapi-tui PROFILE    (hapi-tui --help says more)"
        try StandardOutput.print(([head] + profiles + [foot]).joined(separator: "\n"))
    }
}
