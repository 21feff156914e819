import Access
import Care
import Hummingbird
import Monitoring
import Record

/// Pages on which people are chosen and found, and the page of numbers.
extension PageServer {
    /// As many patients as a search gives; with so many there are probably more.
    static let mostFound = 20

    /// Oneself and those whom one is a relative of, as far as they let one in.
    func citizens(_ visit: Visit) async throws -> Response {
        guard let account = visit.session?.account else { throw PageError.unauthorized }
        var choices: [ChooseCitizenView.Choice] = []
        let patients = (account.patient.map { [$0] } ?? []) + account.relations.map(\.patient)
        for patient in patients {
            guard let capacity = account.capacity(for: patient) else { continue }
            do {
                let citizen = try await record.read(
                    .patient(patient), as: capacity.caller, because: capacity.purpose,
                    doing: RoutePattern.citizens.rawValue
                ) { try CitizenReader($0, patient, directory: directory).citizenSeen() }
                // Oneself is always there; of others only who may be seen, not who has only offered something.
                guard let citizen = citizen ?? (patient == account.patient ? CitizenSummary(id: patient) : nil) else {
                    continue
                }
                choices.append(.init(citizen: citizen, relation: capacity.relation))
            } catch RecordError.notFound {
                // Has not given access, or has withdrawn it: as if there were nobody.
                continue
            }
        }
        return page(ChooseCitizenView(choices: choices, context: context(visit)).html, visit)
    }

    /// The form, and with it filled in those whom it finds.
    func findPatient(_ form: FormFields?, _ visit: Visit) async throws -> Response {
        guard let form else {
            return page(
                FindPatientView(fields: PatientSearch(), state: .asking, context: context(visit)).html, visit)
        }
        let fields = PatientSearch(form)
        switch fields.question {
        case .failure(let error):
            let view = FindPatientView(fields: fields, state: .mistaken(error.mistake), context: context(visit))
            return page(view.html, visit, status: .badRequest)
        case .success(let question):
            guard let capacity = visit.session?.account.work?.capacity else { throw PageError.forbidden }
            let found: [PatientMatch]
            if case .number(let number) = question, case .professional = capacity.caller.role {
                let named = try await citizens(numbered: number, capacity)
                found = named.compactMap(\.found)
                // Somebody without a care relation, named by the whole number: a reason may be stated on the page that comes.
                if found.isEmpty, named.count == 1 { return redirect(to: .opening(citizen: named[0].patient)) }
            } else {
                found = try await record.read(
                    .lookup, as: capacity.caller, because: capacity.purpose,
                    doing: RoutePattern.findPatient.rawValue
                ) { try CareReader($0).findPatients(question) }
            }
            let view = FindPatientView(
                fields: fields,
                state: .found(found, hasMore: found.count >= Self.mostFound),
                context: context(visit))
            return page(view.html, visit)
        }
    }

    /// Those whom a professional has named by the whole CPR number, whether there is a care relation or not.
    private func citizens(
        numbered number: String, _ capacity: Account.Capacity
    ) async throws -> [NamedCitizen<PatientMatch>] {
        try await record.citizens(
            identifiedBy: CitizenRules.civilRegistrationSystem, number, as: capacity.caller,
            because: capacity.purpose, doing: RoutePattern.findPatient.rawValue
        ) { try CareReader($0).patientMatch($1) }
    }

    func figures(_ visit: Visit) async throws -> Response {
        guard let capacity = visit.session?.account.work?.capacity else { throw PageError.forbidden }
        let (units, programmes) = try await record.read(
            .directory, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.figures.rawValue
        ) { (try CareReader($0).unitsBySector(), try MonitoringReader($0).versions()) }
        let smallest = configuration.smallestFigure
        let (figures, failures, alarms) = try await record.read(
            .counts, as: capacity.caller, because: capacity.purpose, doing: RoutePattern.figures.rawValue
        ) { reading in
            let reader = CareReader(reading)
            return (
                try reader.regionFigures(units: units, smallest: smallest),
                try reader.failureFigures(smallest: smallest),
                try MonitoringReader(reading).alarmFigures(
                    days: AlarmsQuery.usual, programmes: programmes, smallest: smallest)
            )
        }
        return page(
            FiguresView(figures: figures, failures: failures, alarms: alarms, context: context(visit)).html, visit)
    }
}
