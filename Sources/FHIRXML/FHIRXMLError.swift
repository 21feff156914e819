/// Why an XML text was not taken, and where.
package struct FHIRXMLError: Error, Equatable, CustomStringConvertible {
    /// What kind of fault it is.
    package enum Kind: Sendable, Equatable {
        /// It is no XML, or of a kind that is not read: it cannot be understood.
        case syntax
        /// It is XML, but not a FHIR resource by the definitions.
        case structure
    }

    package var kind: Kind
    /// What was wrong, for the one who sent it: it never quotes the text itself.
    package var reason: String
    /// The element, such as `Patient.name[0].given[1]`; empty where the fault is outside the resource.
    package var path: String
    /// The line of the fault, from 1.
    package var line: Int
    /// The byte within its line, from 1.
    package var column: Int

    package var description: String {
        let place = "line \(line), column \(column)"
        return path.isEmpty ? "\(place): \(reason)" : "\(place), \(path): \(reason)"
    }

    init(_ fault: XMLFault, in bytes: [UInt8]) {
        kind = fault.kind
        reason = fault.reason
        path = fault.path
        var line = 1
        var lineStart = 0
        for (index, byte) in bytes.prefix(fault.offset).enumerated() where byte == 0x0A {
            line += 1
            lineStart = index + 1
        }
        self.line = line
        column = fault.offset - lineStart + 1
    }
}

/// A fault while reading, before its place has been counted in lines.
struct XMLFault: Error {
    var kind = FHIRXMLError.Kind.syntax
    var reason: String
    var offset: Int
    var path = ""

    /// The same, seen from the element around.
    func within(_ step: String) -> XMLFault {
        var fault = self
        fault.path = path.isEmpty ? step : step + "." + path
        return fault
    }
}

/// Why a resource cannot be written as XML, and where.
package struct XMLWritingError: Error, Equatable, CustomStringConvertible {
    /// What was wrong; it never quotes the resource's own text.
    package var reason: String
    /// The element, such as `Patient.name[0].given[1]`.
    package var path: String

    package var description: String { path.isEmpty ? reason : "\(path): \(reason)" }

    /// The same, seen from the element around.
    func within(_ step: String) -> XMLWritingError {
        XMLWritingError(reason: reason, path: path.isEmpty ? step : step + "." + path)
    }
}
