package import Care
package import HTML

/// The region in numbers.
package struct FiguresView: Sendable {
    package var figures: RegionFigures
    package var context: PageContext

    package init(figures: RegionFigures, context: PageContext) {
        self.figures = figures
        self.context = context
    }

    private var texts: QualityTexts { context.texts.quality }

    package var html: HTML {
        PageFrame(title: texts.heading, context: context) {
            h1 { texts.heading }
            p(.class("lead")) { texts.lead }
            dl(.class("figures")) {
                figure(texts.citizens, figures.citizens)
                figure(texts.activeCourses, figures.activeCourses)
                figure(texts.admissions, figures.admissions)
                figure(texts.appointments, figures.appointments)
                figure(texts.openTasks, figures.openTasks)
                figure(texts.plannedCourses, figures.plannedCourses)
                figure(texts.finishedCourses, figures.finishedCourses)
                figure(texts.referrals, figures.referrals)
                figure(texts.units, .exact(figures.units))
            }
        }.html
    }

    private func figure(_ name: String, _ figure: Figure) -> HTML {
        div(.class("card figure")) {
            dt(.class("figure-what")) { name }
            dd(.class("figure-number")) { say(figure) }
        }
    }

    private func say(_ figure: Figure) -> String {
        switch figure {
        case .exact(let count): context.language.say(count: count)
        case .fewerThanFive: texts.suppressed
        }
    }
}
