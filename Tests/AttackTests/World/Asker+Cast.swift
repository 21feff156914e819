import Access
import Apps
import FHIRServer

/// Everybody who asks in a population.
extension Asker {
    static func cast(of population: Population) -> [Asker] {
        var cast: [Asker] = []
        for citizen in population.citizens.prefix(8) {
            let id = population[citizen.patient].id
            cast.append(person("citizen-\(id)", .citizen(citizen.patient), [own(id)]))
        }
        for relative in population.citizens.flatMap(\.relatives).prefix(16) {
            let id = population[relative].id
            cast.append(person("relative-\(id)", .relative(relative), [kin(id)]))
        }
        for (place, worker) in population.professionals.enumerated() {
            let capacity = work(worker, place, population)
            cast.append(person("professional-\(place)", .professional(worker), [capacity]))
        }
        return cast + programs(population) + others(population)
    }

    private static func person(
        _ name: String, _ standing: Standing, _ capacities: [FHIRHolder.Capacity], scopes: String = "user/*.cruds"
    ) -> Asker {
        Asker(
            name: name, standing: standing,
            holder: FHIRHolder(scopes: SMARTScopes(scopes), capacities: capacities))
    }

    private static func own(_ id: String, limits: TypeLimits? = nil, app: String? = nil) -> FHIRHolder.Capacity {
        .init(
            caller: Caller(
                identity: "Patient/\(id)", role: .citizen(patient: id), app: app, limits: limits),
            purpose: .patientRequest, patient: id)
    }

    private static func kin(_ id: String) -> FHIRHolder.Capacity {
        .init(
            caller: Caller(identity: "RelatedPerson/\(id)", role: .relative(relatedPerson: id)), purpose: .familyRequest
        )
    }

    /// The professions that work at each kind of unit.
    private static let professions: [[Profession]] = [
        [.hospitalDoctor, .hospitalNurse], [.therapist, .secretary], [.generalPractitioner, .clinicStaff],
        [.generalPractitioner, .coordinator], [.municipalNurse, .acuteLineNurse],
    ]

    private static func work(
        _ worker: Population.Worker, _ place: Int, _ population: Population
    ) -> FHIRHolder.Capacity {
        let caller = Caller(
            identity: population.reference(worker.role), role: .professional(professions[worker.kind][place % 2]),
            unit: population[worker.unit].id, selves: [population.reference(worker.practitioner)])
        return .init(caller: caller, purpose: .treatment)
    }

    private static func programs(_ population: Population) -> [Asker] {
        func system(_ name: String, _ scopes: String, types: Set<String>? = nil) -> Asker {
            let limits = types.map { TypeLimits(Dictionary(uniqueKeysWithValues: $0.map { ($0, []) })) }
            var asker = person(
                name, .system,
                [.init(caller: Caller(identity: name, role: .system, limits: limits), purpose: .treatment)],
                scopes: scopes)
            asker.types = types
            return asker
        }
        return [
            system("system", "system/*.cruds"),
            system("system-few", "system/Observation.rs system/Patient.rs", types: ["Observation", "Patient"]),
            app(population),
        ]
    }

    /// An app that a citizen has let see appointments and vital signs.
    private static func app(_ population: Population) -> Asker {
        let citizen = population.citizens[10].patient
        let id = population[citizen].id
        let category = "http://terminology.hl7.org/CodeSystem/observation-category|vital-signs"
        let scopes = "user/Appointment.rs user/Observation.rs?category=" + category
        // A server that does not keep scopes with a search in them gives nothing for them.
        let keepsSearches = SMARTScopes(scopes).permit(.search, "Observation")
        let limits = TypeLimits(["Appointment": []])
        var app = person(
            "app-\(id)", .citizen(citizen), [own(id, limits: limits, app: "an-app")], scopes: scopes)
        app.types = keepsSearches ? ["Appointment", "Observation"] : ["Appointment"]
        app.category = "vital-signs"
        return app
    }

    private static func others(_ population: Population) -> [Asker] {
        func without(_ role: Role, _ purpose: Purpose) -> Asker {
            let name = "without-\(purpose.rawValue)"
            return person(
                name, .without(role), [.init(caller: Caller(identity: name, role: role), purpose: purpose)])
        }
        let (parent, child) = (population.citizens[8], population.citizens[9])
        let parentId = population[parent.patient].id
        let related = population[child.relatives[0]].id
        let both = person(
            "parent-\(parentId)", .both(citizen: parent.patient, relative: child.relatives[0]),
            [own(parentId), kin(related)])
        return [
            both, without(.qualityOfficer, .qualityImprovement), without(.reviewer, .compliance),
            Asker(name: "stranger", standing: .nobody),
        ]
    }
}

/// Knows the askers by their names.
struct AskerTokens: FHIRAuthenticator {
    let holders: [String: FHIRHolder]

    init(_ askers: [Asker]) {
        holders = Dictionary(uniqueKeysWithValues: askers.compactMap { asker in asker.holder.map { (asker.name, $0) } })
    }

    func holder(of token: String) async throws -> FHIRHolder? { holders[token] }
}
