import Care
import FHIR
import HTML
import Pages

/// Hand-made models: one citizen with much going on, and the edges.
enum Fixtures {
    /// Saturday 21 November 2026, 10.15 in Copenhagen.
    static let moment = Moment(now: 1_795_252_500_000, zone: .copenhagen)

    static let assets = AssetLinks(
        styleSheet: .path(["assets", "tovholder.css"]), icon: .path(["assets", "icon.svg"]))

    static func context(_ language: Language = .danish, as viewer: Viewer? = karen, at here: Route? = nil)
        -> PageContext
    {
        PageContext(
            language: language, moment: moment, viewer: viewer, here: here, formToken: "token", assets: assets)
    }

    static let karen = Viewer(name: "Karen Margrethe Sørensen", kind: .citizen)
    static let daughter = Viewer(name: "Mette Holm", kind: .relative, mayChooseCitizen: true)
    static let nurse = Viewer(name: "Anne Lund", kind: .professional, unit: "Hjemmesygeplejen Nord")

    static func time(_ text: String) -> DateTime? { DateTime(text) }

    static let generalPractitioner = Contact(
        reference: "PractitionerRole/gp1", person: "Læge Jens Holst", role: "Egen læge", unit: "Lægehuset Torvet",
        sector: .generalPractice, telephones: ["+45 98 00 12 34"], emails: ["kontakt@laegehuset-torvet.example"],
        hours: "Hverdage kl. 8–16")

    static let coordinator = Contact(
        reference: "PractitionerRole/n1", person: "Lone Bak", role: "Forløbskoordinator, sygeplejerske",
        unit: "Lungemedicinsk Ambulatorium, Nordby Hospital", sector: .hospital, telephones: ["+45 99 11 22 33"],
        emails: ["lungeamb@nordby.example"], hours: "Mandag til fredag kl. 9–14")

    static let doctor = Contact(
        reference: "PractitionerRole/d1", person: "Overlæge Amir Rahimi", role: "Behandlingsansvarlig læge",
        unit: "Lungemedicinsk Afdeling, Nordby Hospital", sector: .hospital, telephones: ["+45 99 11 22 00"])

    static let homeNursing = Contact(
        reference: "Organization/m1", unit: "Hjemmesygeplejen Nord, Nordby Kommune", sector: .municipality,
        telephones: ["+45 96 55 44 33"])

    static let citizen = CitizenSummary(
        id: "karen", name: "Karen Margrethe Sørensen", civilRegistrationNumber: "6403481234",
        birthDate: "1948-03-04", age: 78, gender: "female", address: "Havnegade 12, 9999 Nordby",
        telephone: "+45 20 10 30 40", generalPractitioner: generalPractitioner,
        relatives: [Contact(person: "Mette Holm", role: "Datter", telephones: ["+45 22 33 44 55"])])
}
