import FHIR

/// Reads `profiles.tsv`, as `tovholder-definitions` writes it.
struct ProfileReader {
    private(set) var profiles: [String: Profile] = [:]
    /// Rows that were not understood; a test holds that there are none.
    private(set) var faults: [String] = []
    private var current: Profile?

    init(_ rows: [[String]]) {
        for row in rows { read(row) }
        finish()
    }

    private mutating func read(_ row: [String]) {
        switch row.first {
        case "=" where row.count == 4:
            finish()
            current = Profile(url: row[1], version: row[2], type: row[3], root: ProfileElement(name: row[3]))
        case "!" where row.count == 5:
            guard let severity = Issue.Severity(rawValue: row[3]), let expression = try? FHIRPathExpression(row[4])
            else {
                faults.append(row.joined(separator: " "))
                return
            }
            let rule = ProfileRule(key: row[2], severity: severity, expression: expression)
            change(at: row[1]) { $0.rules.append(rule) }
        case _ where row.count == 7: element(row)
        default: faults.append(row.joined(separator: " "))
        }
    }

    private mutating func finish() {
        if let current { profiles[current.url] = current }
        current = nil
    }

    private mutating func element(_ row: [String]) {
        let bounds = row[1].split(separator: ".").map(String.init)
        let types = row[2].split(separator: " ").map { ProfileType(String($0)) }
        let value = row[3].isEmpty ? nil : Self.value(row[3])
        let slicing = row[5].isEmpty ? nil : Self.slicing(row[5])
        if !row[3].isEmpty, value == nil { faults.append(row.joined(separator: " ")) }
        change(at: row[0]) { element in
            if bounds.count == 2 { (element.minimum, element.maximum) = (Int(bounds[0]) ?? 0, Int(bounds[1])) }
            element.types = types
            element.value = value
            element.valueSet = row[4].isEmpty ? nil : row[4]
            element.slicing = slicing
            element.mostCharacters = Int(row[6])
        }
    }

    /// Asks less of an element than its profile: profile, element, cardinality, reason.
    mutating func relax(_ row: [String]) {
        let bounds = (row.count == 4 ? row[2] : "").split(separator: ".").map(String.init)
        guard bounds.count == 2, !row[3].isEmpty, profiles[row[0]] != nil else {
            faults.append(row.joined(separator: " "))
            return
        }
        let steps = row[1].split(separator: ".").map(String.init)
        profiles[row[0]]?.root.change(at: steps[...]) { element in
            (element.minimum, element.maximum) = (Int(bounds[0]) ?? 0, Int(bounds[1]))
        }
    }

    private static func value(_ text: String) -> ProfileElement.RequiredValue? {
        guard let space = text.firstIndex(of: " "), let json = try? JSONDocument(String(text[space...])).root else {
            return nil
        }
        return text.hasPrefix("fixed") ? .fixed(json) : .pattern(json)
    }

    private static func slicing(_ text: String) -> ProfileElement.Slicing {
        let parts = text.split(separator: " ").map(String.init)
        return .init(
            isClosed: parts.first == "closed", discriminators: parts.dropFirst().compactMap(Discriminator.init))
    }

    private mutating func change(at place: String, _ body: (inout ProfileElement) -> Void) {
        let steps = place.split(separator: ".").map(String.init)
        current?.root.change(at: steps[...], body)
    }
}

extension ProfileElement {
    /// Changes the element at a place below this one, which is made where it is not there yet.
    fileprivate mutating func change(at steps: ArraySlice<String>, _ body: (inout ProfileElement) -> Void) {
        guard let step = steps.first else { return body(&self) }
        let parts = step.split(separator: ":", maxSplits: 1).map(String.init)
        let name = parts[0].hasSuffix("[x]") ? String(parts[0].dropLast(3)) : parts[0]
        let place = children.firstIndex { $0.name == name } ?? children.count
        if place == children.count { children.append(ProfileElement(name: name)) }
        guard parts.count == 2 else { return children[place].change(at: steps.dropFirst(), body) }
        let slicePlace = children[place].slices.firstIndex { $0.slice == parts[1] } ?? children[place].slices.count
        if slicePlace == children[place].slices.count {
            children[place].slices.append(ProfileElement(name: name, slice: parts[1]))
        }
        children[place].slices[slicePlace].change(at: steps.dropFirst(), body)
    }
}
