extension FHIRPathEvaluator {
    /// Functions of the tree, of the types, of time, and those that FHIR adds.
    func navigate(
        _ function: FHIRPathFunction, _ arguments: [FHIRPathNode], _ input: Values, _ frame: Frame
    ) throws(FHIRPathError) -> Values {
        switch function {
        case .children: return try children(of: input)
        case .descendants: return try descendants(of: input)
        case .now, .today, .timeOfDay: return try time(function)
        case .type: return input.map { type(of: $0) }
        case .hasValue: return [.boolean(input.count == 1 && hasValue(input[0]))]
        case .getValue:
            guard let value = try single(input), hasValue(value) else { return [] }
            return model.systemValue(of: value).map { [$0] } ?? []
        case .resolve:
            var found: Values = []
            for value in input { found += try resolve(value) }
            return found
        case .htmlChecks:
            return try input.map { value throws(FHIRPathError) in
                .boolean(NarrativeSyntax.isAcceptable(try string([value]) ?? ""))
            }
        case .trace:
            let name = try string(try evaluate(arguments[0], frame.this, frame)) ?? ""
            environment.trace?(name, input.count)
            return input
        default: break
        }
        guard let argument = try string(try evaluate(arguments[0], frame.this, frame)) else { return [] }
        switch function {
        case .extension: return try extensions(of: input, argument)
        case .hasExtension: return [.boolean(try !extensions(of: input, argument).isEmpty)]
        case .memberOf: return try single(input).flatMap { memberOf($0, argument) }.map { [.boolean($0)] } ?? []
        default: return try conforms(input, to: argument)
        }
    }

    private func children(of input: Values) throws(FHIRPathError) -> Values {
        var found: Values = []
        for case .element(let element) in input {
            let children = model.children(of: element)
            try spend(1 + children.count)
            found.append(contentsOf: children.map { .element($0) })
        }
        return try bounded(found)
    }

    private func descendants(of input: Values) throws(FHIRPathError) -> Values {
        var found: Values = []
        var level = try children(of: input)
        while !level.isEmpty {
            found += level
            _ = try bounded(found)
            level = try children(of: level)
        }
        return found
    }

    private func time(_ function: FHIRPathFunction) throws(FHIRPathError) -> Values {
        guard let text = environment.now?.text, let now = FHIRPathTemporal(text, as: .dateTime) else {
            throw FHIRPathError(.execution, "no clock was given")
        }
        switch function {
        case .now: return [.temporal(now)]
        case .today: return now.converted(to: .date).map { [.temporal($0)] } ?? []
        default:
            let fields = [1, 1, 1] + now.fields[3...]
            return [.temporal(FHIRPathTemporal(kind: .time, precision: now.precision, fields: fields))]
        }
    }

    private func type(of value: FHIRPathValue) -> FHIRPathValue {
        if let name = value.systemType { return .type(namespace: "System", name: name) }
        guard let element = value.element else { return .type(namespace: "System", name: "TypeInfo") }
        return .type(namespace: "FHIR", name: model.definitions.type(element.type).name)
    }

    private func hasValue(_ value: FHIRPathValue) -> Bool {
        guard let element = value.element else { return true }
        return model.primitive(element.type) != nil && element.json != nil
    }

    private func extensions(of input: Values, _ url: String) throws(FHIRPathError) -> Values {
        var found: Values = []
        for case .element(let element) in input {
            let children = model.children(of: element, named: "extension")
            try spend(1 + children.count)
            found += children.filter { $0.json?["url"]?.string == url }.map { .element($0) }
        }
        return found
    }

    private func conforms(_ input: Values, to profile: String) throws(FHIRPathError) -> Values {
        let prefix = "http://hl7.org/fhir/StructureDefinition/"
        guard profile.hasPrefix(prefix), model.type(named: String(profile.dropFirst(prefix.count))) != nil else {
            if let conformsTo = environment.conformsTo, let json = try single(input)?.element?.json,
                let answer = conformsTo(json, profile)
            {
                return [.boolean(answer)]
            }
            throw FHIRPathError(.execution, "a profile that is not known")
        }
        guard let element = try single(input)?.element else { return [] }
        return [.boolean(model.isType(element.type, String(profile.dropFirst(prefix.count))))]
    }

    private func memberOf(_ value: FHIRPathValue, _ valueSet: String) -> Bool? {
        guard let memberOf = environment.memberOf else { return nil }
        if case .string(let code)? = model.systemValue(of: value) { return memberOf(valueSet, code) }
        guard let json = value.element?.json else { return nil }
        let codings = json["coding"].map { Array($0.elements) } ?? [json]
        let answers = codings.compactMap { $0["code"]?.string }.map { memberOf(valueSet, $0) }
        if answers.contains(true) { return true }
        return answers.contains(nil) || answers.isEmpty ? nil : false
    }

    /// What a reference, or a text that is one, points to: a contained resource, an entry of the Bundle, or what the
    /// environment finds.
    private func resolve(_ value: FHIRPathValue) throws(FHIRPathError) -> Values {
        try spend()
        let reference: String?
        if let element = value.element, model.primitive(element.type) == nil {
            reference = element.json?["reference"]?.string
        } else {
            reference = try string([value])
        }
        let type = value.element.flatMap { model.primitive($0.type) == nil ? $0.json?["type"]?.string : nil }
        guard let reference else { return typed(type) }
        if reference.hasPrefix("#") {
            let root = environment.rootResource ?? environment.resource
            if reference == "#" { return root.flatMap { model.resource($0) }.map { [.element($0)] } ?? [] }
            let contained = root?["contained"]?.elements.first { $0["id"]?.string == String(reference.dropFirst()) }
            return contained.flatMap { model.resource($0) }.map { [.element($0)] } ?? typed(type)
        }
        let root = environment.rootResource ?? environment.resource
        if root?["resourceType"]?.string == "Bundle", let entries = root?["entry"]?.elements {
            for entry in entries {
                try spend()
                guard let url = entry["fullUrl"]?.string, url == reference || url.hasSuffix("/" + reference),
                    let element = entry["resource"].flatMap({ model.resource($0) })
                else { continue }
                return [.element(element)]
            }
        }
        switch environment.resolve?(reference) {
        case .resource(let json): return model.resource(json).map { [.element($0)] } ?? []
        case .type(let name): return typed(name)
        case nil: return typed(type)
        }
    }

    private func typed(_ name: String?) -> Values {
        guard let type = name.flatMap({ model.type(named: $0) }), type.kind == .resource else { return [] }
        return [.element(FHIRPathElement(json: nil, type: type.id))]
    }
}
