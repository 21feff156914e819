import FHIR

/// Which slice a value belongs to.
extension ProfileCheck {
    mutating func matches(
        _ instance: ProfileInstance, _ slice: ProfileElement, _ slicing: ProfileElement.Slicing
    ) -> Bool {
        for discriminator in slicing.discriminators where !matches(instance, slice, discriminator) { return false }
        return !slicing.discriminators.isEmpty
    }

    private mutating func matches(
        _ instance: ProfileInstance, _ slice: ProfileElement, _ discriminator: Discriminator
    ) -> Bool {
        let values = values(of: instance, discriminator.steps)
        switch discriminator.kind {
        case .exists: return values.isEmpty == (slice.maximum == 0)
        case .type:
            let types = elements(of: slice, discriminator.steps).flatMap(\.types).map(\.name)
            // A slice that says nothing of its type is named by it: `valueQuantity`.
            return values.contains { value in
                types.isEmpty ? slice.isNamed(after: value.type) : types.contains(value.type.name)
            }
        case .profile: return values.contains { keeps($0, slice) }
        case .value, .pattern:
            let wanted = elements(of: slice, discriminator.steps).filter(\.discriminates)
            if wanted.isEmpty, discriminator.steps == Discriminator.url.steps {
                // An extension whose profile is not known: its address is the profile's.
                let addresses = slice.types.flatMap(\.profiles)
                return instance.json?["url"]?.string.map { url in
                    addresses.contains { $0 == url || $0.hasPrefix(url + "|") }
                } ?? false
            }
            for value in values {
                for element in wanted where isRight({ $0.checkContent(value, element) }) { return true }
            }
            return false
        }
    }

    /// What a reference of the slice may point to, kept by what this one points to.
    private mutating func keeps(_ instance: ProfileInstance, _ slice: ProfileElement) -> Bool {
        let targets = slice.types.flatMap(\.targets)
        for profile in targets.compactMap(library.profile) {
            guard let resource = instance.json, resource["resourceType"]?.string == profile.type else { continue }
            if conforms(resource, to: profile) { return true }
        }
        return false
    }

    /// Only what a value says, not which types and rules are asked of it: that is checked once it is in its slice.
    private mutating func checkContent(_ instance: ProfileInstance, _ element: ProfileElement) {
        checkValue(instance, element)
        for child in element.children where child.discriminates {
            let found = instance.children(named: child.name, definitions)
            if found.isEmpty { report(instance, .required, "\(child.name) is required", under: child.name) }
            for value in found { checkContent(value, child) }
        }
    }

    /// The values at the end of a way.
    private func values(of instance: ProfileInstance, _ steps: [Discriminator.Step]) -> [ProfileInstance] {
        steps.reduce([instance]) { values, step in
            values.flatMap { value -> [ProfileInstance] in
                switch step {
                case .member(let name): return value.children(named: name, definitions)
                case .extension(let url):
                    return value.children(named: "extension", definitions).filter { $0.json?["url"]?.string == url }
                case .resolve:
                    let target = value.json.flatMap { self.target(of: $0, in: value.resource) }
                    return target.flatMap { ProfileInstance(resource: $0, definitions) }.map { [$0] } ?? []
                }
            }
        }
    }

    /// What a slice says about the end of a way, itself or by the profile of its type.
    private func elements(of slice: ProfileElement, _ steps: [Discriminator.Step]) -> [ProfileElement] {
        steps.reduce([slice]) { elements, step in
            elements.flatMap { element -> [ProfileElement] in
                let name: String
                switch step {
                case .member(let member): name = member
                case .extension: name = "extension"
                case .resolve: return [element]
                }
                let roots = [element] + element.types.flatMap(\.profiles).compactMap { library.profile($0)?.root }
                return roots.flatMap(\.children).filter { $0.name == name }.flatMap { [$0] + $0.slices }
            }
        }
    }
}

extension ProfileElement {
    fileprivate func isNamed(after type: TypeDefinition) -> Bool {
        slice == name + type.name.prefix(1).uppercased() + type.name.dropFirst()
    }
}
