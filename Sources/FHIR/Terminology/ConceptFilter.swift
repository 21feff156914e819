/// One `filter` of a value set, made ready for a code system.
///
/// Source: FHIR R4, value set `filter-operator`.
struct ConceptFilter {
    private enum Test {
        /// The concept's place is one of these, or is none of them.
        case places(Set<Int>, isWanted: Bool)
        case texts(Set<String>, isWanted: Bool)
        case pattern(FHIRPathPattern)
        case exists(Bool)
    }

    private let property: String
    private let test: Test

    /// - Throws: ``TerminologyError`` for what is malformed or not built.
    init(_ json: JSONValue, in system: CodeSystemContent) throws(TerminologyError) {
        guard let property = json["property"]?.string, let operation = json["op"]?.string,
            let value = json["value"]?.string
        else { throw .malformedFilter(property: json["property"]?.string ?? "") }
        self.property = property
        /// The code that the value names, and those on its way up or down; none where there is no such code.
        func related(_ closure: (CodeSystemContent, Int) -> [Int]) -> Set<Int> {
            system.place(of: value).map { Set(closure(system, $0)) } ?? []
        }
        let words = value.split(separator: ",").map { $0.trimmingBlanks() }
        let isHierarchy = ["concept", "code"].contains(property)
        switch operation {
        case "=": test = .texts([value], isWanted: true)
        case "in": test = .texts(Set(words), isWanted: true)
        case "not-in": test = .texts(Set(words), isWanted: false)
        case "exists":
            guard value == "true" || value == "false" else { throw .malformedFilter(property: property) }
            test = .exists(value == "true")
        case "regex":
            do {
                test = .pattern(try FHIRPathPattern(value))
            } catch {
                throw .malformedFilter(property: property)
            }
        case "is-a" where isHierarchy: test = .places(related { $0.selfAndDescendants(of: $1) }, isWanted: true)
        case "is-not-a" where isHierarchy: test = .places(related { $0.selfAndDescendants(of: $1) }, isWanted: false)
        case "generalizes" where isHierarchy: test = .places(related { $0.selfAndAncestors(of: $1) }, isWanted: true)
        case "descendent-of" where isHierarchy:
            let below = related { system, place in system.selfAndDescendants(of: place).filter { $0 != place } }
            test = .places(below, isWanted: true)
        default: throw .unsupportedFilter(property: property, operation: operation)
        }
    }

    func matches(_ place: Int, in system: CodeSystemContent) -> Bool {
        switch test {
        case .places(let places, let isWanted): return places.contains(place) == isWanted
        case .texts(let texts, true): return values(place, system).contains { texts.contains($0) }
        case .texts(let texts, false): return !values(place, system).contains { texts.contains($0) }
        case .exists(let isWanted): return values(place, system).isEmpty != isWanted
        case .pattern(let pattern):
            return values(place, system).contains { (try? pattern.matches($0, whole: true) { _ in }) ?? false }
        }
    }

    /// What a concept has for the property.
    private func values(_ place: Int, _ system: CodeSystemContent) -> [String] {
        let concept = system.concepts[place]
        switch property {
        case "concept", "code": return [concept.code]
        case "display": return [concept.display].compactMap { $0 }
        case "definition": return [concept.definition].compactMap { $0 }
        case "designation": return concept.designations.map(\.value)
        case "parent": return concept.parents.map { system.concepts[$0].code }
        case "child": return concept.children.map { system.concepts[$0].code }
        case "inactive": return [concept.isInactive ? "true" : "false"]
        default: return concept.properties.filter { $0.code == property }.map(\.text)
        }
    }
}

extension Substring {
    fileprivate func trimmingBlanks() -> String {
        let kept = drop(while: \.isWhitespace)
        return kept.lastIndex { !$0.isWhitespace }.map { String(kept[...$0]) } ?? ""
    }
}
