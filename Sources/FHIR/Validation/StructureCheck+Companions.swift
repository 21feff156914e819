/// `_birthDate` beside `birthDate`: ids and extensions of primitive values (FHIR R4, JSON, "JSON representation of
/// primitive elements").
extension StructureCheck {
    /// Compares the values of an object with their companions, place by place.
    mutating func checkCompanions(of index: Int, type: UInt16) {
        let object = JSONValue(document: root.document, index: index)
        let members = Dictionary(object.members.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        for member in object.members {
            let isCompanion = member.name.utf8.first == UInt8(ascii: "_")
            let name = isCompanion ? String(member.name.dropFirst()) : member.name
            guard let number = definitions.elementsByName.find(name, in: type) else { continue }
            let check = checks[Int(number)]
            guard check.primitive != nil else { continue }
            if isCompanion {
                let others = definitions.elements[definitions.types[Int(type)].elements].filter {
                    $0.place == Int(check.place) && $0.jsonName != name
                }
                if others.contains(where: { members[$0.jsonName] != nil }) {
                    report(member.key.index, .structure, "it goes with another type of the same choice")
                }
                checkCompanion(member.value, of: members[name], check)
            } else if check.isArray, members["_" + name] == nil {
                reportNulls(in: member.value)
            }
            if issues.count >= Validator.mostIssues { return }
        }
    }

    private mutating func checkCompanion(_ companion: JSONValue, of value: JSONValue?, _ check: ElementCheck) {
        let element = definitions.elementType
        guard check.isArray else {
            return checkObject(companion.index, type: element)
        }
        guard companion.kind == .array else { return report(companion.index, .structure, "expected an array") }
        let companions = Array(companion.elements)
        let values = value.map { Array($0.elements) } ?? []
        if companions.isEmpty { return report(companion.index, .structure, "an array cannot be empty") }
        if value != nil, companions.count != values.count {
            report(
                companion.index, .structure, "expected as many elements as the array of values has, or null for some")
        }
        for (place, one) in companions.enumerated() {
            if one.kind != .null {
                checkObject(one.index, type: element)
            } else if !values.indices.contains(place) || values[place].kind == .null {
                report(one.index, .structure, "expected a value or an extension: there is neither at this place")
            }
        }
    }

    private mutating func reportNulls(in array: JSONValue) {
        for element in array.elements where element.kind == .null {
            report(element.index, .structure, "null stands only for a value that has an extension instead")
        }
    }
}
