import FHIR
import Record

/// Reads the values of search parameters: `ge2026-01`, `http://loinc.org|15074-8`, `Patient/12`.
///
/// Source: FHIR R4, Search, 3.1.1.4 (search.html#ptypes).
struct SearchValueReader: Sendable {
    /// The address of the API: references that begin with it are to the record itself.
    let base: String

    /// One value, already separated from its alternatives, as what it must be.
    ///
    /// - Parameter modifier: what follows the parameter's name after a colon, where the kind has such a modifier.
    func test(_ text: String, _ kind: SearchParameterKind, modifier: String? = nil) throws(FHIRError) -> SearchTest {
        guard !text.isEmpty else { throw .malformed("a value is empty") }
        switch kind {
        case .token: return try token(text)
        case .string: return try string(Self.unescaped(text), modifier)
        case .date:
            let (comparison, rest) = Self.prefix(of: text)
            return .date(comparison, try Self.date(rest))
        case .number:
            let (comparison, rest) = Self.prefix(of: text)
            return .number(comparison, try Self.number(rest))
        case .quantity: return try quantity(text)
        case .reference: return reference(Self.unescaped(text), type: modifier)
        case .uri: return .uri(Self.unescaped(text))
        case .composite, .special: throw .unsupported("values of this kind of parameter are not searched")
        }
    }

    /// Whether one or several values of a kind can stand in one clause with `ne`: then all must differ.
    private func token(_ text: String) throws(FHIRError) -> SearchTest {
        let parts = Self.split(text, at: "|").map(Self.unescaped)
        switch parts.count {
        case 1: return .token(.any, code: parts[0])
        case 2:
            let code = parts[1].isEmpty ? nil : parts[1]
            if parts[0].isEmpty, code == nil { throw .malformed("a token needs a system or a code") }
            return .token(parts[0].isEmpty ? .none : .is(parts[0]), code: code)
        default: throw .malformed("a token is system|code")
        }
    }

    private func string(_ text: String, _ modifier: String?) throws(FHIRError) -> SearchTest {
        switch modifier {
        case "exact": .string(.exactly, text)
        case "contains": .string(.contains, text)
        default: .string(.startsWith, text)
        }
    }

    private func quantity(_ text: String) throws(FHIRError) -> SearchTest {
        let parts = Self.split(text, at: "|").map(Self.unescaped)
        guard parts.count == 1 || parts.count == 3 else { throw .malformed("a quantity is number|system|code") }
        let (comparison, rest) = Self.prefix(of: parts[0])
        let system = parts.count == 3 && !parts[1].isEmpty ? parts[1] : nil
        let code = parts.count == 3 && !parts[2].isEmpty ? parts[2] : nil
        return .quantity(comparison, try Self.number(rest), system: system, code: code)
    }

    /// - Parameter type: the type that the modifier names.
    private func reference(_ text: String, type: String?) -> SearchTest {
        let local = text.hasPrefix(base + "/") ? String(text.dropFirst(base.count + 1)) : text
        if local.contains(":") { return .address(local) }
        let found = SearchReference(text: local)
        if let foundType = found.type, let id = found.id, found.url == nil {
            return .reference(type: foundType, id: id)
        }
        return .reference(type: type, id: local)
    }

    private static func date(_ text: String) throws(FHIRError) -> SearchDate {
        // The plus of an offset is a space where the client did not percent-encode it.
        let written = text.contains("T") ? text.replacing(" ", with: "+") : text
        guard let date = DateTime(written) else {
            throw .malformed("a date is YYYY, YYYY-MM, YYYY-MM-DD or with a time and an offset")
        }
        return SearchDate(earliest: date.earliest, latest: date.latest)
    }

    private static func number(_ text: String) throws(FHIRError) -> SearchNumber {
        guard let number = SearchNumber(text) else { throw .malformed("a number is digits, perhaps with a point") }
        return number
    }

    /// The comparison that a value begins with; equality where none is written.
    ///
    /// Source: FHIR R4, Search, 3.1.1.4.5 Prefixes.
    private static func prefix(of text: String) -> (SearchTest.Comparison, String) {
        guard let comparison = SearchTest.Comparison(rawValue: String(text.prefix(2))) else { return (.equal, text) }
        return (comparison, String(text.dropFirst(2)))
    }

    /// Splits at a character that has no backslash before it; the backslashes stay.
    ///
    /// Source: FHIR R4, Search, 3.1.1.4.3 Escaping Search Parameters.
    static func split(_ text: String, at separator: Character) -> [String] {
        var parts = [""]
        var isEscaped = false
        for character in text {
            if character == separator, !isEscaped {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        return parts
    }

    /// The text without the backslashes that escape `,`, `|`, `$` and themselves.
    static func unescaped(_ text: String) -> String {
        guard text.contains("\\") else { return text }
        var result = ""
        var isEscaped = false
        for character in text {
            if !isEscaped, character == "\\" {
                isEscaped = true
                continue
            }
            if isEscaped, !",|$\\".contains(character) { result.append("\\") }
            result.append(character)
            isEscaped = false
        }
        return isEscaped ? result + "\\" : result
    }
}
