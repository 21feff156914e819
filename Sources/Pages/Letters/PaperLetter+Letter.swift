import Care
import FHIR
import Paper

extension PaperLetter {
    /// A letter to a citizen in the words of its own language, whoever prints it.
    init(_ letter: Letter, zone: TimeZoneRule) {
        let language: Language = letter.words.language == "en" ? .english : .danish
        var sender = [letter.sender.name]
        if let telephone = letter.sender.telephone { sender.append("\(letter.words.telephone) \(telephone)") }
        if let hours = letter.sender.hours { sender.append(hours) }
        self.init(
            language: letter.words.language, sender: sender, recipient: [letter.recipient] + (letter.address ?? []),
            date: language.say(LocalTime(letter.instant, zone: zone).date), heading: letter.heading,
            paragraphs: letter.paragraphs, closing: [letter.words.greeting, letter.sender.name],
            page: letter.words.page, pageOf: letter.words.pageOf,
            written: DateTime(milliseconds: letter.instant / 1000 * 1000, offsetMinutes: 0).text)
    }
}
