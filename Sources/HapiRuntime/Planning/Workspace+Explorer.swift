import HapiCore
import HapiExplorer
import HapiFormats

/// The files that the explorer asks for.
extension Workspace {
    /// Writes a plan; never over a file unless told to.
    package func export(_ request: ExportRequest, program: String) -> ExportResult {
        do throws(InputError) {
            let plan = try plan(
                request.evaluation, policy: request.policy, limits: request.limits,
                latencyWeight: request.latencyWeight, origin: Self.origin(request), program: program)
            do throws(AtomicWriter.Failure) {
                try AtomicWriter.write(plan.text, to: request.path, overwrite: request.overwrite)
                return .written(
                    path: request.path, design: request.evaluation.design,
                    testAccuracy: plan.predictedOnTest?.accuracy)
            } catch {
                if case .exists(let path) = error { return .exists(path: path) }
                return .failed(reason: error.description)
            }
        } catch {
            return .failed(reason: error.description)
        }
    }

    /// What the plan says of how its design came about.
    private static func origin(_ request: ExportRequest) -> Plan.Origin {
        switch request.origin {
        case .hand, .plan: Plan.Origin(method: "hand", goal: request.goal)
        case .baseline(let method): Plan.Origin(method: method.rawValue, goal: request.goal)
        case .search(let found):
            Plan.Origin(
                method: found.method.name, goal: request.goal, seed: Int(clamping: found.seed),
                evaluations: found.evaluations, provenOptimal: found.isProven)
        }
    }

    /// A plan's design, checked against the model.
    package func openPlan(_ path: String) -> PlanResult {
        do throws(InputError) {
            let plan = try Plan.read(FileAccess.read(path, as: "a plan"), file: path)
            return .read(path: path, design: try design(of: plan, file: path), policy: plan.policy)
        } catch {
            return .failed(reason: error.description)
        }
    }

    /// The file that the explorer's user means by a path or a name.
    package static func path(of name: String) throws(InputError) -> String {
        guard let path = ResourceLocator.current.find(name, .profiles) else {
            throw InputError(
                file: name, found: "no such profile", expected: "a profile's name or file",
                remedy: "Tab lists those there are")
        }
        return path
    }

    /// The costs of the same network in another profile, by path or name.
    package func openDevice(_ name: String) -> DeviceResult {
        do throws(InputError) {
            let path = try Self.path(of: name)
            let other = try Workspace(profile: path)
            guard NetworkStructure(other.network) == NetworkStructure(network) else {
                throw InputError(
                    file: path, place: "at $.model", found: "the network \(other.network.name)",
                    expected: "the layers and exits of the one that is open, \(network.name)",
                    remedy: "name a profile of the same network")
            }
            return .read(
                Device(
                    path: path, title: other.profile.platform.title,
                    latencyKind: other.profile.measurement.kind.rawValue, costs: other.costs))
        } catch {
            return .failed(reason: error.description)
        }
    }
}
