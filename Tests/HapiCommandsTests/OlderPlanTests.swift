import TestSupport
import Testing

/// What a release wrote stays readable: each plan here is of the release that it names, byte for byte.
@Suite("Plans of older releases")
struct OlderPlanTests {
    private static let plans = [version010]

    @Test("open, are replayed to their own figures, compared, evaluated and explored", arguments: plans)
    func opens(text: String) throws {
        let folder = try TemporaryFolder()
        let profile = try SmallFiles.write(to: folder.path)
        let plan = try folder.write(text, "old.json")
        let replayed = try Program.run(["replay", plan])
        #expect(replayed.status == 0, "\(replayed.errors)")
        #expect(replayed.output.contains("every figure comes out as the plan says"))
        for arguments in [
            ["compare", plan, plan], ["evaluate", profile, "--plan", plan], ["validate", plan],
            [plan, "--dump-frame", "100x30"],
        ] {
            let result = try Program.run(arguments)
            #expect(result.status == 0, "\(arguments): \(result.errors)")
        }
    }

    private static let version010 = """
        {
          "format": "hapi.plan",
          "version": 1,
          "program": "hapi-tui 0.1.0",
          "profile": {
            "name": "small on a bench",
            "sha256": "3d1883e9492e3d82852d1fd978c3c2ea7aee43ad44ccc9b73f30fd3aba6b476b",
            "latency": "measured"
          },
          "model": {
            "name": "small",
            "sha256": "dc7a3b025c8246c001a11b26e04c039d07f0c5d6c605d1f4e92e2bad98c5089a"
          },
          "calibration": {
            "sha256": "8cab1809f77f986c3314f108cd5b3725149e7810ab07f3aa72e47d2bb57a6e21",
            "kind": "synthetic"
          },
          "test": null,
          "policy": "max-probability",
          "fallback": "most-confident",
          "threshold": 0.45,
          "exits": ["exit:a", "exit:b"],
          "limits": {
            "meanLatencyMs": null,
            "deadlineMs": 9.0,
            "memoryBytes": 2000,
            "minAccuracy": null
          },
          "latencyWeight": 0.5,
          "predicted": {
            "accuracy": 0.75,
            "accuracyInterval": [0.30064184258240195, 0.9544127391902995],
            "samples": 4,
            "meanLatencyMs": 2.625,
            "medianLatencyMs": 1.5,
            "p95LatencyMs": 3.75,
            "p99LatencyMs": 3.75,
            "worstLatencyMs": 3.75,
            "worstPath": "of medians",
            "memoryBytes": 330,
            "meanEnergyMJ": null,
            "objective": 0.8834530589163111
          },
          "predictedOnTest": null,
          "shares": {
            "exit:a": 0.5,
            "exit:b": 0.5
          },
          "executionRates": {
            "a": 1.0,
            "b": 0.5,
            "c": 0.0,
            "d": 0.0,
            "exit:a": 1.0,
            "exit:b": 0.5
          },
          "exitDecisionUnit": [
            {
              "fromBudgetMs": 1.5,
              "lastClassifier": "exit:a"
            },
            {
              "fromBudgetMs": 3.75,
              "lastClassifier": "exit:b"
            }
          ],
          "search": {
            "method": "hand",
            "goal": "accuracy",
            "seed": null,
            "evaluations": null,
            "provenOptimal": false,
            "bound": null,
            "gap": null
          }
        }

        """
}
