import FHIR

/// `profiles.tsv`: what MedCom's messages ask beyond R4.
///
/// A line `= address version type` begins a profile; a line per element that is constrained follows: where it stands
/// (`identifier:cpr.system`), cardinality, types (`Reference(target|target)`, `Identifier<profile>`), `fixed` or
/// `pattern` and a value, value set of a required binding, slicing (`closed value:system`), greatest length. A line `!`
/// is a rule of an element: where, name, severity, FHIRPath.
struct ProfileTable {
    let text: String
    /// The value sets that are required, sorted.
    let valueSets: [String]

    /// The messages themselves; everything else is reached from them.
    private static let roots = [
        "messaging/StructureDefinition/medcom-messaging-message",
        "messaging/StructureDefinition/medcom-messaging-messageHeader",
        "messaging/StructureDefinition/medcom-messaging-provenance",
        "acknowledgement/StructureDefinition/medcom-messaging-acknowledgement",
        "acknowledgement/StructureDefinition/medcom-messaging-acknowledgementHeader",
        "hospitalnotification/StructureDefinition/medcom-hospitalNotification-message",
        "hospitalnotification/StructureDefinition/medcom-hospitalNotification-messageHeader",
        "carecommunication/StructureDefinition/medcom-careCommunication-message",
        "carecommunication/StructureDefinition/medcom-careCommunication-messageHeader",
        "carecommunication/StructureDefinition/medcom-careCommunication-provenance",
        "carecommunication/StructureDefinition/medcom-careCommunication-communication",
        "homecareobservation/StructureDefinition/medcom-homecareobservation-message",
        "homecareobservation/StructureDefinition/medcom-homecareobservation-messageheader",
        "homecareobservation/StructureDefinition/medcom-homecare-observation",
        "messaging/StructureDefinition/medcom-producer-organization",
        "messaging/StructureDefinition/medcom-requesterorganization",
        "core/StructureDefinition/medcom-core-media",
    ].map { "http://medcomfhir.dk/ig/" + $0 }

    /// Value sets that only rules in FHIRPath name.
    private static let valueSetsOfRules = ["medcom-HomeCareObservation-messagingActivities"]
        .map { "http://medcomfhir.dk/ig/terminology/ValueSet/" + $0 }

    init(_ source: ProfileSource) {
        var lines: [String] = []
        var valueSets: Set<String> = Set(Self.valueSetsOfRules)
        for url in Self.closure(of: Self.roots, source).sorted() {
            guard let profile = source.profiles[url] else { continue }
            lines.append("=\t\(url)\t\(profile.text("version"))\t\(profile.text("type"))")
            let elements = profile["snapshot"]?.list("element") ?? []
            let sliced = Set(
                elements.compactMap { element in
                    element.text("id").split(separator: ":").dropLast().joined(separator: ":")
                })
            for element in elements {
                lines += Self.lines(of: element, isSliced: sliced.contains(element.text("id")), source)
                if let set = Self.addedBinding(of: element, source) { valueSets.insert(set) }
            }
        }
        text =
            ProfileSource.origin
            + "# = profile, version, type; then per element: where, cardinality, types, value, value set, slicing, length\n"
            + lines.joined(separator: "\n") + "\n"
        self.valueSets = valueSets.sorted()
    }

    /// The profiles that these name, over any number of steps.
    private static func closure(of roots: [String], _ source: ProfileSource) -> Set<String> {
        var found: Set<String> = []
        var waiting = roots
        while let url = waiting.popLast() {
            guard let profile = source.profiles[url], found.insert(url).inserted else { continue }
            for type in profile["snapshot"]?.list("element").flatMap({ $0.list("type") }) ?? [] {
                waiting += (type.list("profile") + type.list("targetProfile")).compactMap { $0.string?.unversioned }
            }
        }
        return found
    }

    private static func lines(of element: JSONValue, isSliced: Bool, _ source: ProfileSource) -> [String] {
        let place = element.text("id").split(separator: ".").dropFirst().joined(separator: ".")
        var fields = [
            cardinality(of: element), types(of: element, source), value(of: element),
            addedBinding(of: element, source)?.lastPathComponent ?? "", isSliced ? slicing(of: element) : "",
            element.text("maxLength"),
        ]
        let isNamed = element["sliceName"] != nil
        if isNamed, fields[0].isEmpty { fields[0] = "\(element.text("min"))..\(element.text("max"))" }
        var lines: [String] = []
        if isNamed || fields.contains(where: { !$0.isEmpty }) {
            lines.append(([place] + fields).joined(separator: "\t"))
        }
        for rule in element.list("constraint") where !source.knownRules.contains(rule.text("key")) {
            let expression = rule.text("expression").split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard !expression.isEmpty else { continue }
            lines.append("!\t\(place)\t\(rule.text("key"))\t\(rule.text("severity"))\t\(expression)")
        }
        return lines
    }

    private static func cardinality(of element: JSONValue) -> String {
        let bounds = "\(element.text("min"))..\(element.text("max"))"
        guard let base = element["base"] else { return "" }
        return bounds == "\(base.text("min"))..\(base.text("max"))" ? "" : bounds
    }

    /// Empty where they are R4's own.
    private static func types(of element: JSONValue, _ source: ProfileSource) -> String {
        let written = typeText(of: element)
        guard let base = source.elements[element["base"]?.text("path") ?? ""] else { return written }
        // R4 names the type of ids and addresses of extensions in a way of its own.
        if element.list("type").contains(where: { $0.text("code").hasPrefix("http://hl7.org/fhirpath") }) { return "" }
        return written == typeText(of: base) ? "" : written
    }

    private static func typeText(of element: JSONValue) -> String {
        element.list("type").map { type in
            let profiles = type.list("profile").compactMap { $0.string?.unversioned }
            let targets = type.list("targetProfile").compactMap { $0.string?.unversioned }
                .map { $0.hasPrefix("http://hl7.org/fhir/StructureDefinition/") ? $0.lastPathComponent : $0 }
            return type.text("code") + (profiles.isEmpty ? "" : "<" + profiles.joined(separator: "|") + ">")
                + (targets.isEmpty ? "" : "(" + targets.joined(separator: "|") + ")")
        }
        .joined(separator: " ")
    }

    private static func value(of element: JSONValue) -> String {
        for member in element.members {
            guard let kind = ["fixed", "pattern"].first(where: { member.name.hasPrefix($0) }) else { continue }
            var json: [UInt8] = []
            member.value.appendMinified(to: &json)
            return kind + " " + String(decoding: json, as: UTF8.self)
        }
        return ""
    }

    /// The value set of a required binding that R4 does not require itself.
    private static func addedBinding(of element: JSONValue, _ source: ProfileSource) -> String? {
        guard let binding = element["binding"], binding.text("strength") == "required" else { return nil }
        let url = binding.text("valueSet").unversioned
        let base = source.elements[element["base"]?.text("path") ?? ""]?["binding"]
        let isBase = base?.text("strength") == "required" && base?.text("valueSet").unversioned == url
        return isBase ? nil : url
    }

    private static func slicing(of element: JSONValue) -> String {
        guard let slicing = element["slicing"] else { return "" }
        let discriminators = slicing.list("discriminator").map { "\($0.text("type")):\($0.text("path"))" }
        return ([slicing.text("rules")] + discriminators).joined(separator: " ")
    }
}

extension String {
    /// An address without the version after it.
    fileprivate var unversioned: String { split(separator: "|").first.map(String.init) ?? self }
}
