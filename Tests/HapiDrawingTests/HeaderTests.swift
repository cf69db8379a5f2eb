import HapiCore
import HapiDrawing
import HapiExplorer
import TestSupport
import Testing

@Suite("The top line")
struct HeaderTests {
    private func frame(
        _ fixture: ExplorerFixture, _ width: Int, network: String = "random", platform: String = "nowhere",
        latencyKind: String = "modelled", calibrationKind: String = "synthetic"
    ) -> Frame {
        let context = ExplorerContext(
            evaluator: fixture.evaluator,
            labels: ExplorerContext.Labels(
                network: network, platform: platform, latencyKind: latencyKind,
                calibrationKind: calibrationKind, worstIsOfTails: false, planName: "x.json"),
            limits: fixture.context.limits)
        return Screen(context: context, theme: .builtIn).frame(fixture.state, width: width, height: 24)
    }

    @Test(
        "Where figures come from stands whole but on narrow screens, and what was not measured stands on every one"
    )
    func badges() throws {
        var fixture = try ExplorerFixture(
            limits: Limits(meanLatency: 3.25, deadline: 87, memory: 1 << 20, minAccuracy: 0.5))
        fixture.go(toExit: 1)
        fixture.send(.pin)
        for network in ["r", "random", String(repeating: "a very long name ", count: 9), "卷积网络"] {
            for width in 80...220 {
                let line = frame(fixture, width, network: network).surface.rows[0]
                let isWhole = line.contains("[latency: modelled] [calibration: synthetic]")
                #expect(isWhole || (width < 100 && line.contains("[modelled] [synthetic]")))
                #expect(line.hasSuffix(" "))
                #expect(line.contains("mean ≤ 3.25 ms"))
            }
        }
        let wide = frame(fixture, 200).surface.rows[0]
        for part in [
            "hapi-tui", "random · nowhere", "1▲", "goal accuracy", "mean ≤ 3.25 ms", "deadline 87.0 ms",
            "acc ≥ 50.0 %", "mem ≤ 1 MiB",
        ] { #expect(wide.contains(part), "\(part) is missing") }
    }

    @Test(
        "On 80 columns network and device are told, the device by its end, beside the limit that matters most"
    )
    func narrow() throws {
        let fixture = try ExplorerFixture(limits: Limits(deadline: 94, memory: 16 << 30))
        func line(
            _ network: String, _ platform: String, _ latencyKind: String, _ calibrationKind: String
        ) -> String {
            frame(
                fixture, 80, network: network, platform: platform, latencyKind: latencyKind,
                calibrationKind: calibrationKind
            ).surface.rows[0]
        }
        let (network, platform) = ("Inception at half width", "Jetson AGX Xavier 10W")
        let modelled = line(network, platform, "modelled", "measured")
        #expect(modelled.hasPrefix(" Inception at"))
        #expect(modelled.contains("· \(platform) ") && modelled.contains(" [modelled]  "))
        #expect(modelled.hasSuffix("deadline 94.0 ms  +1 "))
        let both = line(network, "Server, GTX 1080 Ti 1582 MHz", "modelled", "synthetic")
        #expect(both.hasPrefix(" Inception… · …") && both.contains("1582 MHz  [modelled] [synthetic]"))
        let measured = line("MSDNet", "AMD EPYC 1 thread", "measured", "measured")
        #expect(measured.contains(" MSDNet · AMD EPYC 1 thread  [measured]  "))
        #expect(measured.hasSuffix("goal accuracy  deadline 94.0 ms  +1 "))
    }

    @Test("Limits that the line is too short for are counted")
    func hidden() throws {
        let fixture = try ExplorerFixture(
            limits: Limits(meanLatency: 3.25, deadline: 87, memory: 1 << 20, minAccuracy: 0.5))
        for width in 80...200 {
            let line = frame(fixture, width).surface.rows[0]
            let shown = ["mean ≤", "deadline 87", "acc ≥", "mem ≤"].count { line.contains($0) }
            #expect(shown == 4 || line.contains("  +\(4 - shown) "))
        }
    }

    @Test("A policy that is not the usual one is named, and a click opens the aims")
    func policy() throws {
        var fixture = try ExplorerFixture()
        #expect(!frame(fixture, 200).surface.rows[0].contains("policy"))
        fixture.type("fallback deepest")
        #expect(frame(fixture, 200).surface.rows[0].contains("policy deepest"))
        let press = MouseEvent(.press(.left), x: 3, y: 0)
        #expect(frame(fixture, 80).hits.actions(for: press, isDragging: false) == [.command(.aims)])
    }
}
