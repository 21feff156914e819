import FHIR

/// What a value itself must be: fixed, of a value set, of a type.
extension ProfileCheck {
    mutating func checkValue(_ instance: ProfileInstance, _ element: ProfileElement) {
        guard let json = instance.json else { return }
        switch element.value {
        case .fixed(let fixed) where !Self.isSame(json, fixed):
            report(instance, .value, "expected \(Self.words(fixed))")
        case .pattern(let pattern) where !Self.fits(json, pattern):
            report(instance, .value, "expected \(Self.words(pattern))")
        default: break
        }
        if let most = element.mostCharacters, let text = json.string ?? json.numberText, text.count > most {
            report(instance, .value, "expected at most \(most) characters")
        }
        if let valueSet = element.valueSet, !isMember(json, of: valueSet) {
            report(instance, .codeInvalid, "expected a code of the value set \(valueSet)")
        }
    }

    /// Both addresses of GLN mean the same: the Danish core writes it without TLS, MedCom's messages with it.
    private static func isSame(_ value: JSONValue, _ other: JSONValue) -> Bool {
        if GLN.isSystem(value.string), GLN.isSystem(other.string) { return true }
        return value.isEqual(to: other)
    }

    /// Whether a value has at least what a pattern says.
    private static func fits(_ value: JSONValue, _ pattern: JSONValue) -> Bool {
        switch pattern.kind {
        case .object:
            pattern.members.allSatisfy { member in value[member.name].map { fits($0, member.value) } ?? false }
        case .array:
            pattern.elements.allSatisfy { wanted in value.elements.contains { fits($0, wanted) } }
        default: isSame(value, pattern)
        }
    }

    /// What a fixed value is, for the one who sent another: it comes from the profile.
    private static func words(_ value: JSONValue) -> String {
        var bytes: [UInt8] = []
        value.appendMinified(to: &bytes)
        return value.string ?? String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a code, a Coding or some Coding of a concept is in a value set; yes where the value set is not known.
    private func isMember(_ json: JSONValue, of valueSet: String) -> Bool {
        if let code = json.string { return library.contains(code, of: nil, in: valueSet) ?? true }
        if let codings = json["coding"]?.elements {
            return codings.contains { isMember($0, of: valueSet) }
        }
        guard let code = json["code"]?.string else { return json["coding"] == nil && json["text"] == nil }
        return library.contains(code, of: json["system"]?.string ?? "", in: valueSet) ?? true
    }

    mutating func checkType(_ instance: ProfileInstance, _ element: ProfileElement, of profile: Profile) {
        guard !element.types.isEmpty else { return }
        let allowed = element.types.filter { $0.name == instance.type.name }
        guard !allowed.isEmpty else {
            // What R4 calls by several names is no fault of the sender.
            guard instance.type.kind != .backbone, instance.type.kind != .resource else { return }
            let names = element.types.map(\.name).joined(separator: " or ")
            report(instance, .structure, "expected \(names), as \(profile.name) asks")
            return
        }
        let profiles = allowed.flatMap(\.profiles).compactMap(library.profile)
        // One that is not known asks nothing that can be checked here.
        if profiles.count == allowed.reduce(0, { $0 + $1.profiles.count }), !profiles.isEmpty {
            if profiles.count == 1 {
                check(instance, against: profiles[0].root, of: profiles[0])
            } else if !profiles.contains(where: { one in
                isRight { $0.check(instance, against: one.root, of: one) }
            }) {
                report(instance, .structure, "expected \(profiles.map(\.name).joined(separator: " or "))")
            }
        }
        let targets = allowed.flatMap(\.targets)
        if !targets.isEmpty { checkTarget(of: instance, targets) }
    }

    /// What a reference points to, as far as it can be found.
    private mutating func checkTarget(of instance: ProfileInstance, _ targets: [String]) {
        guard let json = instance.json else { return }
        let expected = "expected a reference to \(targets.map(Self.shortName).joined(separator: " or "))"
        guard let resource = target(of: json, in: instance.resource) else {
            let type = Reference(json: json).targetType
            let types = Set(targets.map { library.profile($0)?.type ?? $0 })
            guard let type, !types.contains("Resource"), !types.contains(type) else { return }
            report(instance, .structure, expected)
            return
        }
        let type = resource["resourceType"]?.string ?? ""
        if targets.contains(type) || targets.contains("Resource") { return }
        let profiles = targets.compactMap(library.profile).filter { $0.type == type }
        let declared = resource["meta"]?["profile"]?.elements.compactMap(\.string) ?? []
        // What declares the profile is checked against it where it stands.
        if profiles.contains(where: { declared.contains($0.url) }) { return }
        if profiles.contains(where: { conforms(resource, to: $0) }) { return }
        report(instance, .structure, expected)
    }

    /// What a reference points to: in the same resource, or in the same Bundle.
    func target(of reference: JSONValue, in resource: JSONValue) -> JSONValue? {
        guard let text = reference["reference"]?.string else { return nil }
        guard text.hasPrefix("#") else { return index.resource(text) }
        return resource["contained"]?.elements.first { $0["id"]?.string == String(text.dropFirst()) }
    }

    private static func shortName(_ target: String) -> String {
        target.split(separator: "/").last.map(String.init) ?? target
    }
}
