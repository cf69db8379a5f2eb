import HapiFormats

/// Changes files one after another and holds what the program makes of them against the rules.
///
/// Each trial follows from the seed and its number alone: which file is changed, how, and what is read of it.
package struct Trials {
    package struct Trial {
        package let kind: String
        package let file: String
        /// In words.
        package let change: String
        package let bytes: [UInt8]
        package let outcome: Result<Specimen.Reading, InputError>
        package let verdict: Result<Judge.Verdict, Judge.Breach>
    }

    private let specimens: Specimens
    private let seed: UInt64
    /// By kind: places in the list of specimens.
    private let places: [[Int]]
    private var judge = Judge()

    package init(_ specimens: Specimens, seed: UInt64) {
        self.specimens = specimens
        self.seed = seed
        places = specimens.kinds.map { kind in
            specimens.all.indices.filter { specimens.all[$0].kind == kind }
        }
    }

    /// Every kind of file has its turn.
    package func kind(of number: Int) -> Int { number % places.count }

    /// What is changed, and how, without reading it: the file's name and the change in words, and its bytes.
    package func mutant(_ number: Int) -> (title: String, bytes: [UInt8]) {
        let (place, mutant) = change(number)
        return ("\(specimens.all[place].file), \(mutant.change)", mutant.bytes)
    }

    private func change(_ number: Int) -> (place: Int, mutant: Mutator.Mutant) {
        var mutator = Mutator(seed: seed, number: number)
        let choice = places[kind(of: number)]
        let place = choice[mutator.index(below: choice.count)]
        return (place, mutator.mutant(of: specimens.all[place]))
    }

    /// - Parameter watched: called around the reading, and nothing else.
    package mutating func run(
        _ number: Int,
        watched: (() -> Result<Specimen.Reading, InputError>) -> Result<Specimen.Reading, InputError> = {
            $0()
        }
    ) -> Trial {
        let (place, mutant) = change(number)
        let specimen = specimens.all[place]
        let outcome = watched {
            Result { () throws(InputError) in try specimen.read(mutant.bytes) }
        }
        let verdict = Result { () throws(Judge.Breach) in
            try judge.verdict(specimen, place, mutant.bytes, outcome)
        }
        return Trial(
            kind: specimen.kind, file: specimen.file, change: mutant.change, bytes: mutant.bytes,
            outcome: outcome, verdict: verdict)
    }
}
