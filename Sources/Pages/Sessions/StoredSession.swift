import Access
import FHIR
import SignIn

/// A session as the record keeps it. The secret is not in it, nor what follows from the secret.
struct StoredSession: Sendable, Hashable {
    var account: Account
    var link: ProviderLink?
    /// Milliseconds since 1970-01-01T00:00:00Z.
    var began: Int64
    /// When it was used last, as far as has been written down.
    var used: Int64
}

extension StoredSession {
    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.member("began", Int(began))
            $0.member("used", Int(used))
            $0.object("account") { account.write(to: &$0) }
            guard let link else { return }
            $0.object("link") {
                $0.member("provider", link.provider)
                $0.member("subject", link.subject)
                $0.member("session", link.session)
                $0.member("idToken", link.idToken)
            }
        }
        return writer.bytes
    }

    /// Nil for what this version does not understand: whoever it was signs in again.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONDocument(bytes).root, let account = json["account"].flatMap(Account.init),
            let began = json["began"]?.numberText.flatMap({ Int64($0) }),
            let used = json["used"]?.numberText.flatMap({ Int64($0) })
        else { return nil }
        self.init(account: account, link: nil, began: began, used: used)
        guard let link = json["link"] else { return }
        guard let provider = link["provider"]?.string, let subject = link["subject"]?.string,
            let idToken = link["idToken"]?.string
        else { return nil }
        self.link = ProviderLink(
            provider: provider, subject: subject, session: link["session"]?.string, idToken: idToken)
    }
}

extension Account {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("name", name)
        writer.member("patient", patient)
        writer.array("relations") { list in
            for relation in relations {
                list.object {
                    $0.member("relatedPerson", relation.relatedPerson)
                    $0.member("patient", relation.patient)
                    $0.member("isParent", relation.isParent)
                }
            }
        }
        switch work {
        case nil: break
        case .professional(let employment): writer.object("professional") { employment.write(to: &$0) }
        case .qualityOfficer(let reference): writer.member("qualityOfficer", reference)
        case .reviewer(let reference): writer.member("reviewer", reference)
        case .system(let name): writer.member("system", name)
        }
        writer.array("otherWork") { list in
            for employment in otherWork { list.object { employment.write(to: &$0) } }
        }
    }

    fileprivate init?(_ json: JSONValue) {
        guard let name = json["name"]?.string else { return nil }
        self.init(name: name, patient: json["patient"]?.string)
        for relation in json["relations"]?.elements.map({ $0 }) ?? [] {
            guard let relatedPerson = relation["relatedPerson"]?.string, let patient = relation["patient"]?.string
            else { return nil }
            relations.append(
                Relation(
                    relatedPerson: relatedPerson, patient: patient, isParent: relation["isParent"]?.bool ?? false))
        }
        for other in json["otherWork"]?.elements.map({ $0 }) ?? [] {
            guard let employment = Employment(other) else { return nil }
            otherWork.append(employment)
        }
        if let professional = json["professional"] {
            guard let employment = Employment(professional) else { return nil }
            work = .professional(employment)
        } else if let reference = json["qualityOfficer"]?.string {
            work = .qualityOfficer(reference: reference)
        } else if let reference = json["reviewer"]?.string {
            work = .reviewer(reference: reference)
        } else if let name = json["system"]?.string {
            work = .system(name: name)
        }
    }
}

extension Employment {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("profession", profession.rawValue)
        writer.member("reference", reference)
        writer.member("unit", unit)
        writer.member("unitName", unitName)
        writer.array("selves") { list in selves.sorted().forEach { list.string($0) } }
        writer.array("largerUnits") { list in largerUnits.sorted().forEach { list.string($0) } }
    }

    fileprivate init?(_ json: JSONValue) {
        guard let profession = json["profession"]?.string.flatMap(Profession.init(rawValue:)),
            let reference = json["reference"]?.string
        else { return nil }
        self.init(
            profession, reference: reference, unit: json["unit"]?.string, unitName: json["unitName"]?.string,
            selves: Set(json["selves"]?.elements.compactMap(\.string) ?? []),
            largerUnits: Set(json["largerUnits"]?.elements.compactMap(\.string) ?? []))
    }
}
