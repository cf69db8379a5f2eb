extension Network {
    /// The candidate exits nearest to given parts of the backbone's multiply-accumulate operations, ties to the
    /// deeper one: by candidate, ascending, each once. How BranchyNet and SDN choose theirs.
    ///
    /// An exit stands where the operations of all layers up to and including its own add up to, in file order;
    /// those of the exits themselves do not count. O(layers + parts · exits), exact in whole numbers.
    /// - Parameters:
    ///   - numerators: the parts, as so many of `denominator` equal ones. Two parts may share the nearest exit, which
    ///     is why the result may be shorter.
    package func exits(nearest numerators: some Sequence<Int>, of denominator: Int) -> [Int] {
        var sum: Int128 = 0
        let through = layers.map { layer in
            sum += Int128(layer.macs)
            return sum
        }
        let total = sum
        let chosen = numerators.compactMap { numerator in
            let part = total * Int128(numerator)
            func distance(_ exit: Int) -> UInt128 {
                (through[exits[exit].layer] * Int128(denominator) - part).magnitude
            }
            // Backwards, so that the deeper of two equals is met first and stays.
            return exits.indices.reversed().min { distance($0) < distance($1) }
        }
        return Set(chosen).sorted()
    }
}
