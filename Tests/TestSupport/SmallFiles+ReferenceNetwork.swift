import Foundation

/// The small network as a hand-made one to compare with: no candidate exits, and the final classifier's answers alone.
extension SmallFiles {
    /// Writes it into a folder and returns the path of the profile.
    @discardableResult
    package static func writeReferenceNetwork(to folder: String) throws -> String {
        let answers = TensorFile([
            .floats("confidence", [4, 1], [1, 0.7, 0.6, 0.5]),
            .bytes("correct", "U8", [4, 1], [1, 1, 1, 0]),
        ])
        let hash = "98db06d9c6c318aab6708ac042459ca2533aa3638215b6f2b3e1ceb26fff2611"
        return try write(
            to: folder, profile: profile.breaking(#", "exit:a": 0.5, "exit:b": 0.25"#, ""),
            model: model.breaking(
                """
                [
                    { "name": "exit:a", "after": "a", "macs": 1, "weightBytes": 10 },
                    { "name": "exit:b", "after": "b", "macs": 2, "weightBytes": 20 }
                  ]
                """, "[]"
            ).breaking(answersHash, hash), answers: answers.bytes)
    }
}
