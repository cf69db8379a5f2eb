/// A number of things in words: "1 exit", "2 exits".
package func counted(_ count: Int, _ noun: String) -> String {
    guard count != 1 else { return "1 \(noun)" }
    let endsInConsonantAndY =
        noun.hasSuffix("y") && noun.dropLast().last.map { !"aeiou".contains($0) } == true
    return endsInConsonantAndY ? "\(count) \(noun.dropLast())ies" : "\(count) \(noun)s"
}
