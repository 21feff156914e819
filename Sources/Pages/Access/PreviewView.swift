package import Care
import FHIR
package import HTML

/// What a relative would see by the access that is about to be given: shown before it is given.
package struct PreviewView: Sendable {
    /// What the relative would see of it now.
    package struct Sample: Sendable, Hashable {
        /// The first few.
        package var entries: [Entry]
        package var total: Int

        package init(entries: [Entry], total: Int) {
            self.entries = entries
            self.total = total
        }
    }

    package var model: AccessModel
    package var form: GiveForm
    package var sample: Sample
    package var context: PageContext

    package init(model: AccessModel, form: GiveForm, sample: Sample, context: PageContext) {
        self.model = model
        self.form = form
        self.sample = sample
        self.context = context
    }

    private var texts: GivingTexts { model.givingTexts(context) }
    private var access: AccessTexts { model.accessTexts(context) }
    private var parts: FormParts { FormParts(context: context) }
    private var name: String { form.relativeName(model) ?? context.texts.subject.nameless }
    private var here: Route { .access(citizen: model.citizen.id, AccessQuery(form: .give)) }

    package var html: HTML {
        PageFrame(
            title: texts.previewHeading(name), context: context,
            banner: CitizenBanner(citizen: model.citizen, relation: model.relation)
        ) {
            h1 { texts.previewHeading(name) }
            p(.class("lead")) { texts.previewLead(name) }
            section(.class("card preview"), .ariaLabelledBy("sees")) {
                h2(.id("sees")) { texts.sees(name) }
                p { strong { what } }
                entries
                p { "\(form.mayAct ? access.act : access.read) · \(until)" }
            }
            section(.class("card preview"), .ariaLabelledBy("sees-not")) {
                h2(.id("sees-not")) { texts.seesNot(name) }
                p { form.part == nil ? texts.seesNotLog : texts.seesNotRest }
            }
            div(.class("preview-actions")) {
                parts.press(here, [("do", "give")] + form.fields, texts.confirm)
                parts.press(here, [("do", "change")] + form.fields, texts.change, isQuiet: true)
            }
        }.html
    }

    private var what: String { ConsentCard.name(of: form.part, model, context) }

    @HTMLBuilder private var entries: HTML {
        if sample.entries.isEmpty {
            p(.class("empty-help")) { texts.previewNothing }
        } else {
            ul(.class("entries")) {
                for entry in sample.entries {
                    EntryView(entry, of: model.citizen.id, context).item(.line)
                }
            }
            if sample.total > sample.entries.count {
                p(.class("empty-help")) { texts.more(sample.total - sample.entries.count) }
            }
        }
    }

    private var until: String {
        guard let date = form.until(at: context.moment, lastDay: model.lastDay).flatMap(DateTime.init) else {
            return access.untilEnded
        }
        return access.until(context.language.sayPlainly(date, at: context.moment))
    }
}
