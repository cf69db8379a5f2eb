/// Where results go that nobody needs, so that the work for them is not left out.
enum Sink {
    @inline(never)
    static func use<Value>(_ value: Value) {}
}
