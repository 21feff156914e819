import Access
import Care
import HTTPTypes
import Hummingbird
import NIOCore
import Record

/// Who has seen a citizen's record: pages for the citizen alone.
extension PageServer {
    func accessLog(_ citizen: String, _ form: AccessLogForm, _ visit: Visit) async throws -> Response {
        let (summary, log) = try await openLog(of: citizen, visit, .accessLog) { reader, log in
            (try reader.citizen(), try log.page(form.query(in: configuration.zone)))
        }
        return page(AccessLogView(citizen: summary, form: form, page: log, context: context(visit)).html, visit)
    }

    func accessLogFile(_ citizen: String, _ form: AccessLogForm, _ visit: Visit) async throws -> Response {
        let context = context(visit)
        let bytes = try await openLog(of: citizen, visit, .accessLogFile) { _, log in
            var file = AccessLogFile(context)
            try log.forEach(form.query(in: configuration.zone)) { file.add($0) }
            return file.bytes
        }
        var headers = HTTPFields()
        headers.set("Content-Type", "text/csv; charset=utf-8")
        headers.set("Content-Disposition", "attachment; filename=\"\(context.texts.accessLog.fileName).csv\"")
        headers.set("Cache-Control", "private, no-store")
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Asks about one look: first how, and when the form is sent, the question itself.
    func accessQuestion(_ citizen: String, _ look: Int64, _ form: FormFields?, _ visit: Visit) async throws -> Response
    {
        let (summary, asked) = try await openLog(of: citizen, visit, .accessQuestion) { reader, log in
            (try reader.citizen(), try log.visit(with: look))
        }
        guard let asked, asked.reason != .own else { throw PageError.notFound }
        return page(
            AccessQuestionView(citizen: summary, visit: asked, context: context(visit)).html, visit)
    }

    /// Reads the access log of a citizen as the citizen. For everybody else there is no such page.
    private func openLog<Model: Sendable>(
        of citizen: String, _ visit: Visit, _ pattern: RoutePattern,
        _ body: @escaping @Sendable (CitizenReader, AccessLogReader) throws -> Model
    ) async throws -> Model {
        guard let account = visit.session?.account, account.patient == citizen,
            let capacity = account.capacity(for: citizen)
        else { throw PageError.notFound }
        let zone = configuration.zone
        return try await record.read(
            .patient(citizen), as: capacity.caller, because: capacity.purpose, doing: pattern.rawValue
        ) { reading in
            try body(
                CitizenReader(reading, citizen, directory: directory),
                AccessLogReader(reading, of: citizen, cache: directory) {
                    LocalTime($0, zone: zone).date.daysSince1970
                })
        }
    }
}
