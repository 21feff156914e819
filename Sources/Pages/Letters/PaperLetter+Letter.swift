package import Care
import FHIR
package import Paper

extension PaperLetter {
    /// A letter as a sheet: the words, whom they are to, and who sends them.
    package init(_ letter: Letter, context: PageContext) {
        let context = context.forPaper(in: letter.language == "en" ? .english : .danish)
        let texts = context.texts.letter
        let blocks = LetterWriter(letter, context: context).blocks
        let name = letter.sender?.name ?? context.texts.common.productName
        let printed = letter.request.step(.printed)?.at ?? context.moment.now
        let sender = [
            name, letter.sender?.telephone.map { "\(texts.telephone) \($0)" }, letter.sender?.hours,
        ]
        self.init(
            language: context.language.rawValue, sender: sender.compactMap(\.self),
            recipient: [letter.citizen.name ?? context.texts.subject.nameless] + (letter.address ?? []),
            date: context.say(printed, withTime: false), title: blocks.first?.text ?? "",
            blocks: blocks.dropFirst().map { block in
                switch block.kind {
                case .heading: Block(.heading, block.text)
                case .item: Block(.item, block.text)
                case .title, .text: Block(.text, block.text)
                }
            }, closing: [texts.greeting, name], page: texts.page, pageOf: texts.pageOf,
            written: DateTime(milliseconds: printed / 1000 * 1000, offsetMinutes: 0).text)
    }
}
