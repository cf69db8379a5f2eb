import Foundation
import TestSupport

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads a document strictly as XML, and keeps its elements and text.
final class XMLDocumentReader: NSObject, XMLParserDelegate {
    private(set) var elements: [Element] = []
    /// All text outside markup.
    private(set) var text = ""
    /// Of every element of a name, in order.
    private var stack: [String] = []
    private var texts: [(name: String, text: String)] = []

    /// - Throws: where the document is not well-formed, with the place.
    init(_ document: String) throws {
        super.init()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = self
        guard parser.parse() else {
            throw Unexpected(
                "line \(parser.lineNumber), column \(parser.columnNumber): \(String(describing: parser.parserError)),"
            )
        }
    }

    func texts(of name: String) -> [String] { texts.filter { $0.name == name }.map(\.text) }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements.append(Element(name: name, attributes: attributes))
        stack.append(name)
        texts.append((name, ""))
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        stack.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        text += string
        // Text follows the start of the element that it is in, for all that is asked about has no children.
        if let last = texts.indices.last, texts[last].name == stack.last { texts[last].text += string }
    }
}
