import Access
import Apps
import Care
import HTTPTypes
import Hummingbird
import NIOCore
import Record

/// Who has seen a citizen's record: pages for the citizen alone.
extension PageServer {
    func accessLog(_ citizen: String, _ form: AccessLogForm, _ visit: Visit) async throws -> Response {
        let context = context(visit)
        let zone = configuration.zone
        let apps = try await appNames()
        let view = try await openLog(of: citizen, visit, .accessLog) { reading, reader, log in
            var page = try log.page(form.query(in: zone))
            page.visits = page.visits.map { $0.naming(apps) }
            return AccessLogView(
                citizen: try reader.citizen(), form: form, page: page,
                questions: try LookDesk.questions(of: citizen, in: reading),
                notice: try LookDesk.notice(of: citizen, in: reading), context: context)
        }
        return page(view.html, visit)
    }

    func accessLogFile(_ citizen: String, _ form: AccessLogForm, _ visit: Visit) async throws -> Response {
        let context = context(visit)
        let apps = try await appNames()
        let bytes = try await openLog(of: citizen, visit, .accessLogFile) { _, _, log in
            var file = AccessLogFile(context)
            try log.forEach(form.query(in: configuration.zone)) { file.add($0.naming(apps)) }
            return file.bytes
        }
        var headers = HTTPFields()
        headers.set("Content-Type", "text/csv; charset=utf-8")
        headers.set("Content-Disposition", "attachment; filename=\"\(context.texts.accessLog.fileName).csv\"")
        headers.set("Cache-Control", "private, no-store")
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Asks about one look: first how, and when the form is sent, the question itself.
    func accessQuestion(
        _ citizen: String, _ look: Int64, _ form: FormFields?, _ visit: Visit
    ) async throws -> Response {
        let (summary, asked) = try await openLog(of: citizen, visit, .accessQuestion) { _, reader, log in
            (try reader.citizen(), try log.visit(with: look))
        }
        guard let asked, asked.reason != .own else { throw PageError.notFound }
        let context = context(visit)
        var draft: (text: String, mistake: LookDesk.Mistake)?
        if let form, let capacity = visit.session?.account.capacity(for: citizen) {
            let words = AccessWords(asked, context)
            do {
                try await LookDesk(record).ask(
                    form["question"], about: asked,
                    who: [words.name, words.position].compactMap(\.self).joined(separator: " · "), of: citizen,
                    as: capacity.caller, because: capacity.purpose, doing: RoutePattern.accessQuestion.rawValue)
                return redirect(to: .accessLog(citizen: citizen, AccessLogForm()))
            } catch let mistake as LookDesk.Mistake {
                draft = (form["question"] ?? "", mistake)
            }
        }
        return page(
            AccessQuestionView(citizen: summary, visit: asked, draft: draft, context: context).html, visit,
            status: draft == nil ? .ok : .badRequest)
    }

    /// Keeps of which looks the citizen wants to be told.
    func accessNotice(_ citizen: String, _ form: FormFields?, _ visit: Visit) async throws -> Response {
        let capacity = try citizenCapacity(of: citizen, visit)
        guard let notice = form?["notice"].flatMap(LookNotice.init(rawValue:)) else { throw PageError.badRequest }
        try await LookDesk(record).choose(
            notice, of: citizen, as: capacity.caller, because: capacity.purpose,
            doing: RoutePattern.accessNotice.rawValue)
        return redirect(to: .accessLog(citizen: citizen, AccessLogForm()))
    }

    /// What people know apps by, by their client ids.
    private func appNames() async throws -> [String: String] {
        Dictionary(
            try await appServer.registry.all().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// As whom the citizen asks. For everybody else there is no such page.
    private func citizenCapacity(of citizen: String, _ visit: Visit) throws(PageError) -> Account.Capacity {
        guard let account = visit.session?.account, account.patient == citizen,
            let capacity = account.capacity(for: citizen)
        else { throw .notFound }
        return capacity
    }

    /// Reads the access log of a citizen as the citizen.
    private func openLog<Model: Sendable>(
        of citizen: String, _ visit: Visit, _ pattern: RoutePattern,
        _ body: @escaping @Sendable (Reading, CitizenReader, AccessLogReader) throws -> Model
    ) async throws -> Model {
        let capacity = try citizenCapacity(of: citizen, visit)
        let zone = configuration.zone
        return try await record.read(
            .patient(citizen), as: capacity.caller, because: capacity.purpose, doing: pattern.rawValue
        ) { reading in
            try body(
                reading, CitizenReader(reading, citizen, directory: directory),
                AccessLogReader(reading, of: citizen, cache: directory) {
                    LocalTime($0, zone: zone).date.daysSince1970
                })
        }
    }
}

extension AccessVisit {
    /// The same with the app's name; one that is not registered any more keeps its id.
    fileprivate func naming(_ apps: [String: String]) -> AccessVisit {
        var visit = self
        visit.app = app.map { apps[$0] ?? $0 }
        return visit
    }
}
