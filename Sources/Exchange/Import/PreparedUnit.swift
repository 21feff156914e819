import FHIR
import Record

/// A unit that only needs writing.
struct PreparedUnit: Sendable {
    let source: Int
    let ordinal: Int
    let parts: [PreparedPart]
    /// For ``ReferenceResolver/written(_:)``.
    let resolved: ResolvedUnit

    /// How many resources it writes.
    var count: Int { parts.reduce(0) { $0 + $1.changes.count } }

    /// About how many bytes it writes.
    var weight: Int { parts.reduce(0) { $0 + $1.weight } }
}

/// A part that only needs writing.
enum PreparedPart: Sendable {
    case changes([PreparedChange], Refusable)
    case refused(Refusal)
    case postponed

    /// What is said where the record refuses the part after all.
    struct Refusable: Sendable {
        let place: Place
        let source: JSONValue?

        func refusal(_ reason: String) -> Refusal {
            Refusal(
                place: place, problems: [ImportProblem(place: place, reason: reason)],
                content: source.map { .json(Array($0.rawBytes)) } ?? .none)
        }
    }

    var changes: [PreparedChange] {
        if case .changes(let changes, _) = self { changes } else { [] }
    }

    var puts: [PreparedResource] {
        changes.compactMap { if case .put(let resource) = $0 { resource } else { nil } }
    }

    var weight: Int {
        changes.reduce(0) { weight, change in
            if case .put(let resource) = change { weight + resource.json.rawBytes.count } else { weight }
        }
    }
}

/// One change of the record, or the knowledge that there is none to make.
enum PreparedChange: Sendable {
    case put(PreparedResource)
    case delete(type: String, id: String)
    case alreadyThere
    case pass
}

/// Makes resolved units ready for writing: pure, on any thread.
struct UnitPreparer: Sendable {
    let preparer: ResourcePreparer

    func prepared(_ unit: ResolvedUnit, of source: Int) -> PreparedUnit {
        PreparedUnit(source: source, ordinal: unit.ordinal, parts: unit.parts.map(prepared), resolved: unit)
    }

    private func prepared(_ part: ResolvedPart) -> PreparedPart {
        switch part {
        case .refused(let refusal): return .refused(refusal)
        case .postponed: return .postponed
        case .accepted(let entries, let checked):
            let refusable = PreparedPart.Refusable(place: checked.part.place, source: checked.part.source)
            var changes: [PreparedChange] = []
            for entry in entries {
                do throws(RecordError) {
                    changes.append(try prepared(entry))
                } catch {
                    return .refused(refusable.refusal(error.description))
                }
            }
            return .changes(changes, refusable)
        }
    }

    private func prepared(_ entry: ResolvedEntry) throws(RecordError) -> PreparedChange {
        switch entry.change {
        case .pass: return .pass
        case .alreadyThere: return .alreadyThere
        case .delete: return .delete(type: entry.type, id: entry.id)
        case .keep(let resource, let replacing):
            if replacing.isEmpty, resource["id"]?.string == entry.id { return .put(try preparer.prepare(resource)) }
            let bytes = ResourceText.bytes(of: resource, id: entry.id, replacing: replacing)
            do {
                return .put(try preparer.prepare(try JSONDocument(bytes).root))
            } catch let error as RecordError {
                throw error
            } catch {
                throw .fault("a resource that was valid JSON is not after its references were replaced")
            }
        }
    }
}
