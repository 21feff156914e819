import FHIR

extension MessageWriter {
    /// Adds each author once; their references by author.
    mutating func add(
        _ authors: [CareCommunicationContent.Author]
    ) -> [CareCommunicationContent.Author: String] {
        var references: [CareCommunicationContent.Author: String] = [:]
        let organization = reference(to: envelope.sender)
        for author in authors where references[author] == nil {
            let number = String(references.count)
            let person = Self.uuid(envelope.identifier, "practitioner", number)
            let role = Self.uuid(envelope.identifier, "role", number)
            references[author] = "PractitionerRole/" + role
            add(
                "Practitioner", person, profile: MedComSystems.profile("core", "medcom-core-practitioner"),
                narrative: (author.given + [author.family]).joined(separator: " ")
            ) { practitioner in
                practitioner.array("name") { list in
                    list.object { name in
                        name.member("family", author.family)
                        if !author.given.isEmpty {
                            name.array("given") { list in for part in author.given { list.string(part) } }
                        }
                    }
                }
            }
            add(
                "PractitionerRole", role, profile: MedComSystems.profile("core", "medcom-core-practitionerrole"),
                narrative: author.role
            ) { resource in
                resource.object("practitioner") { $0.member("reference", "Practitioner/" + person) }
                resource.object("organization") { $0.member("reference", organization) }
                resource.array("code") { list in list.object { $0.member("text", author.role) } }
            }
        }
        return references
    }

    /// The stay that words are about, with no more than its course.
    mutating func add(
        encounter identifier: String, of patient: String, _ episodes: [NotificationContent.Episode]
    ) {
        add(
            "Encounter", identifier, profile: MedComSystems.profile("core", "medcom-core-encounter"),
            narrative: "Forløb"
        ) { resource in
            resource.member("status", "unknown")
            resource.object("class") {
                $0.member("system", MedComSystems.actCode)
                $0.member("code", "IMP")
            }
            resource.object("subject") { $0.member("reference", "Patient/" + patient) }
            resource.array("episodeOfCare") { list in
                for episode in episodes {
                    list.object { reference in
                        reference.object("identifier") {
                            $0.member("system", episode.system)
                            $0.member("value", episode.value)
                        }
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    mutating func payloadFacts(date: String, number: String, assigner: String) {
        object {
            $0.member("url", MedComSystems.payloadDate)
            $0.member("valueDateTime", date)
        }
        object { fact in
            fact.member("url", MedComSystems.payloadIdentifier)
            fact.object("valueIdentifier") { identifier in
                identifier.member("value", number)
                identifier.object("assigner") { $0.member("reference", assigner) }
            }
        }
    }

    mutating func payloadAuthor(_ author: String, phone: String) {
        object { fact in
            fact.member("url", MedComSystems.payloadAuthor)
            fact.object("valueReference") { $0.member("reference", author) }
        }
        object { fact in
            fact.member("url", MedComSystems.payloadContact)
            fact.object("valueContactPoint") {
                $0.member("system", "phone")
                $0.member("value", phone)
            }
        }
    }
}
