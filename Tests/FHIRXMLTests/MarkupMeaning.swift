import Foundation
import FoundationXML

/// What libxml2 makes of a piece of XML, as text: two ways to write the same come out alike.
enum MarkupMeaning {
    /// Nil where it is no XML.
    static func of(_ text: String) -> String? {
        let reader = Reader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        // It returns true for broken texts too, so that only the error tells.
        return parser.parse() && parser.parserError == nil && !reader.hasFailed ? reader.told : nil
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var told = ""
        var hasFailed = false

        func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { hasFailed = true }

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            told += "<\(namespaceURI ?? ""):\(name)"
            for (name, value) in attributes.sorted(by: { $0.key < $1.key }) where !name.hasPrefix("xmlns") {
                told += " \(name)=\(value)"
            }
            told += ">"
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            told += "</>"
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) { told += text }
    }
}
