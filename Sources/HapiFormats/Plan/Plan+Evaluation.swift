import HapiCore

extension Plan {
    /// What a plan says of where its figures come from.
    package struct Provenance: Sendable {
        package let program: String
        package let profile: Profile
        package let profileHash: String
        package let model: Model
        package let modelHash: String
        package let costs: NodeCosts

        package init(
            program: String, profile: Profile, profileHash: String, model: Model, modelHash: String,
            costs: NodeCosts
        ) {
            self.program = program
            self.profile = profile
            self.profileHash = profileHash
            self.model = model
            self.modelHash = modelHash
            self.costs = costs
        }
    }

    /// The plan of an evaluated design; `onTest` is the same design on samples that no search saw.
    package init(
        _ evaluation: Evaluation, onTest: Evaluation?, policy: ExitPolicy, limits: Limits,
        latencyWeight: Double, origin: Origin, provenance: Provenance
    ) {
        let network = provenance.model.network
        let model = provenance.model
        let tails = provenance.costs.latencyTail != nil
        let design = evaluation.runnable
        let rates = evaluation.rates
        program = provenance.program
        profile = ProfileSource(
            name: provenance.profile.name, sha256: provenance.profileHash,
            latency: provenance.profile.measurement.kind)
        self.model = Source(name: network.name, sha256: provenance.modelHash)
        calibration = DataSource(sha256: model.calibration.sha256, kind: model.calibration.kind)
        test = model.test.map { DataSource(sha256: $0.sha256, kind: $0.kind) }
        self.policy = policy
        threshold = evaluation.design.threshold
        exits = design.exits.map { network.exits[$0].name }
        self.limits = limits
        self.latencyWeight = latencyWeight
        predicted = Prediction(evaluation, worstIsOfTails: tails)
        predictedOnTest = onTest.map { Prediction($0, worstIsOfTails: tails) }
        shares = zip(design.classifiers(in: network), evaluation.shares).map {
            Named(network.name(ofClassifier: $0), $1)
        }
        executionRates =
            zip(network.layers, rates.layers).map { Named($0.name, $1) }
            + design.exits.map { Named(network.exits[$0].name, rates.exits[$0]) }
        exitDecisionUnit = ExitDecisionUnit(network: network, costs: provenance.costs).table(of: design)
            .map { Named(network.name(ofClassifier: $0.lastClassifier), $0.fromBudget) }
        self.origin = origin
    }
}
