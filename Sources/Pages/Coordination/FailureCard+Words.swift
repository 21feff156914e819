import Care
import FHIR

/// What is said of a failure, on the page and on paper.
extension FailureCard {
    /// What was found out, what was changed, and whether that held: each with its title.
    var said: [(title: String, words: String)] {
        [(texts.found, failure.analysis), (texts.change, failure.change), (texts.result, failure.result)]
            .compactMap { title, words in words.map { (title, $0) } }
    }

    /// When it is seen whether what was changed has helped.
    var followUpDay: String? {
        guard failure.status == .changed, let day = failure.followUp.flatMap(DateTime.init) else { return nil }
        return texts.followUpOn(context.say(day, withTime: false))
    }

    /// All of it, in sentences.
    var sentences: [String] {
        var sentences = ["»\(failure.text)«", texts.reportedBy(reporter, context.say(failure.reported))]
        if failure.status == .reported, !isLate {
            sentences.append(texts.looksInto(owner, context.say(failure.analyseBy, withTime: false)))
        } else {
            sentences.append(isLate ? texts.late : Self.state(failure.status, texts))
        }
        sentences += said.map { "\($0.title): \($0.words)" }
        return sentences + [followUpDay].compactMap(\.self)
    }
}
