import Foundation

/// Arguments or an environment as C takes them: pointers, the last of them null.
package struct CStrings: ~Copyable {
    package var pointers: [UnsafeMutablePointer<CChar>?]

    package init(_ texts: [String]) {
        pointers = texts.map { strdup($0) } + [nil]
    }

    package init(environment: [String: String]) {
        self.init(environment.map { "\($0)=\($1)" })
    }

    deinit {
        pointers.forEach { free($0) }
    }
}
