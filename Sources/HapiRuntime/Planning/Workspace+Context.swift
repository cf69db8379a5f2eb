import Foundation
import HapiCore
import HapiExplorer
import HapiFormats

/// What the explorer needs of a profile.
extension Workspace {
    /// The problem to explore, under given terms.
    /// - Parameters:
    ///   - path: of the profile, as plans are to be named after it.
    ///   - evaluator: of the terms' policy, where there is one already.
    /// - Throws: when the calibration does not hold the policy's metric.
    package func context(
        _ terms: ExplorerTerms, path: String, evaluator known: Evaluator? = nil
    ) throws(InputError) -> ExplorerContext {
        let opened = if let known { known } else { try evaluator(terms.policy) }
        let stem = PathParts.stem(of: path)
        return ExplorerContext(
            evaluator: opened,
            labels: ExplorerContext.Labels(
                network: network.name, platform: profile.platform.title,
                latencyKind: profile.measurement.kind.rawValue,
                calibrationKind: model.calibration.kind.rawValue,
                worstIsOfTails: costs.latencyTail != nil, planName: "\(stem).plan.json"),
            limits: terms.limits, goal: terms.goal, latencyWeight: terms.latencyWeight, search: terms.search,
            themes: terms.themes, others: { explorerEvaluator($0) })
    }

    private func explorerEvaluator(_ metric: ConfidenceMetric) -> Result<Evaluator, ExplorerContext.Refusal> {
        guard holds(metric) else {
            return .failure(
                ExplorerContext.Refusal(
                    "\(model.calibration.file) holds no answers under \(metric.rawValue)"))
        }
        do throws(InputError) {
            return .success(try evaluator(ExitPolicy(metric: metric)))
        } catch {
            return .failure(ExplorerContext.Refusal(error.description))
        }
    }

    /// What the files of a session say they were made with.
    package var source: SessionSource {
        SessionSource(
            path: path, name: profile.name, profileHash: hashes.profile, modelHash: hashes.model,
            otherModel: isOtherModel ? modelPath : nil)
    }

    /// The device of saved work, `nil` where it has none or its profile cannot be read any more.
    package func device(of work: SavedWork) -> Device? {
        guard let path = work.device, case .read(let device) = openDevice(path) else { return nil }
        return device
    }
}
