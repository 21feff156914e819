import Care
import FHIR
import HTML
import Pages
import Testing

/// The record's own words: where they are missing, and which language they are in.
struct RecordWordsTests {
    private func thread(_ entries: [Entry], courses: [CourseSummary] = []) -> String {
        ThreadView(
            citizen: Fixtures.citizen, relation: .own, query: ThreadQuery(), page: ThreadPage(entries: entries),
            courses: courses, context: Fixtures.context()
        ).html.rendered()
    }

    @Test(arguments: EntryKind.allCases)
    func `what has no title says what kind of thing it is`(kind: EntryKind) {
        let html = thread([Entry(reference: "Basic/1", kind: kind, title: "")])
        let name = Language.danish.name(of: kind)
        #expect(html.contains(">\(name)</a>"))
    }

    @Test(arguments: [
        ("85354-9", "http://loinc.org|85354-9", "Blodtryk"), ("XQ-17", "http://example.org|XQ-17", "Prøvesvar (XQ-17)"),
        ("", "http://loinc.org|8310-5", "Temperatur"),
        ("Blodtryk hjemme", "http://loinc.org|85354-9", "Blodtryk hjemme"),
    ])
    func `a bare code is no title`(title: String, code: String, expected: String) {
        let html = thread([Entry(reference: "Observation/1", kind: .result, title: title, code: code)])
        #expect(html.contains(">\(expected)</a>"))
    }

    @Test(arguments: [
        ("mm[Hg]", "\u{00A0}mmHg"), ("{score}", nil), ("10*3/uL", "\u{00A0}10*3/uL"), ("1", nil), ("}{", "\u{00A0}}{"),
    ])
    func `units as people write them`(unit: String, expected: String?) {
        let value = MeasuredValue(text: "7", unit: unit, number: 7)
        let html = thread([Entry(reference: "Observation/1", kind: .result, title: "X", value: value)])
        if let expected {
            #expect(html.contains("<span class=\"unit\">\(expected)</span>"))
        } else {
            #expect(!html.contains("class=\"unit\""))
        }
    }

    /// Found in the browser: a long answer in words once made the page scroll sideways.
    @Test func `words and endless numbers may break`() {
        for value in [
            MeasuredValue(text: "Negativ"), MeasuredValue(text: String(repeating: "9", count: 300), number: 9),
        ] {
            let html = thread([Entry(reference: "Observation/1", kind: .result, title: "X", value: value)])
            #expect(html.contains("<span class=\"words\">"))
        }
    }

    @Test func `courses and quantities without a title are called something too`() {
        let course = CourseSummary(id: "EpisodeOfCare/1", title: "", status: .active)
        #expect(thread([], courses: [course]).contains(">\(Texts.danish.course.course)</option>"))
        let value = MeasuredValue(text: "1", number: 1)
        let entry = Entry(
            reference: "Observation/1", kind: .result, title: "", start: DateTime("2026"), value: value, code: "|x")
        let point = TrendPoint(reference: "Observation/1", time: DateTime("2025")!, value: value)
        let later = TrendPoint(reference: "Observation/1", time: DateTime("2026")!, value: value)
        let trend = Trend(
            code: "|x", title: "", series: [TrendSeries(title: "", points: [point, later])],
            entries: [entry, entry])
        let context = Fixtures.context()
        let results = ResultsView(
            kind: .results, citizen: Fixtures.citizen, relation: .own, entries: [entry], trends: [trend],
            context: context
        ).html.rendered()
        let hasEmptyLink = results.contains("\"></a>")
        #expect(!hasEmptyLink)
        let saysNothing = results.contains(">: 2 svar")
        #expect(!saysNothing)
        let page = TrendView(citizen: Fixtures.citizen, relation: .own, trends: [trend], context: context).html
            .rendered()
        #expect(!page.contains("<h1></h1>"))
    }

    @Test func `words in another language than the page say so, and no others do`() {
        func said(in language: String?) -> String {
            thread([
                Entry(
                    reference: "Condition/1", kind: .diagnosis, title: "Asthma", detail: "mild", language: language)
            ])
        }
        #expect(said(in: "en-GB").contains("lang=\"en-GB\">Asthma</a>"))
        #expect(said(in: "en-GB").contains("<span lang=\"en-GB\">mild</span>"))
        for language in ["da", "da-DK", nil, "", "12", "x\"y"] {
            let html = said(in: language)
            #expect(html.split(separator: "<main")[1].contains("lang=") == false, "\(language ?? "none")")
        }
    }

    /// Numbers that no drawing has room for once stopped the whole program.
    @Test(arguments: [1e300, -1e300, 1e18, .infinity, .nan])
    func `absurd numbers are left out of charts`(number: Double) {
        let points = [number, 1, 2].enumerated().map { place, number in
            TrendPoint(
                reference: "Observation/\(place)", time: DateTime("202\(place)")!,
                value: MeasuredValue(text: "x", number: number, low: number, high: number))
        }
        let trend = Trend(
            code: "|x", title: "X",
            series: [TrendSeries(title: "X", points: points, low: number, high: number)])
        let html = TrendView(
            citizen: Fixtures.citizen, relation: .own, trends: [trend], context: Fixtures.context()
        ).html.rendered()
        #expect(html.contains("chart-line"))
    }
}
