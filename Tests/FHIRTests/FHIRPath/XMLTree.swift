import Foundation
import FoundationXML

/// An XML element with its children, as much of XML as the test data uses.
final class XMLTree {
    let name: String
    let attributes: [String: String]
    private(set) var children: [XMLTree] = []
    /// The text directly within it.
    private(set) var text = ""
    /// Texts and children in their order: a nil child stands for text.
    private(set) var content: [(text: String, child: XMLTree?)] = []

    init(name: String, attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    func children(named name: String) -> [XMLTree] { children.filter { $0.name == name } }

    struct Malformed: Error {}

    static func parse(_ url: URL) throws -> XMLTree {
        let reader = Reader()
        let parser = XMLParser(data: try Data(contentsOf: url))
        parser.delegate = reader
        guard parser.parse(), let root = reader.root else { throw Malformed() }
        return root
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var root: XMLTree?
        private var open: [XMLTree] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            let tree = XMLTree(name: name, attributes: attributes)
            open.last?.children.append(tree)
            open.last?.content.append(("", tree))
            if root == nil { root = tree }
            open.append(tree)
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            open.removeLast()
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            open.last?.text += text
            open.last?.content.append((text, nil))
        }
    }
}
