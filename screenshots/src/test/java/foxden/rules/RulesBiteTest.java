package foxden.rules;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import foxden.app.mind.PlantedMind;
import foxden.app.planted.PlantedModel;
import foxden.app.timeline.PlantedTimeline;
import foxden.sim.planted.PlantedWorld;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule that cannot fail protects nothing: each must reject the fault planted for it. */
class RulesBiteTest {

  private static void bites(ArchRule rule, Class<?>... planted) {
    JavaClasses classes = new ClassFileImporter().importClasses(List.of(planted));
    assertThrows(AssertionError.class, () -> rule.check(classes), rule.getDescription());
  }

  @Test
  void javafxInAWorld() {
    bites(Rules.JAVAFX_ONLY_IN_THE_APP, PlantedWorld.class);
  }

  @Test
  void rendererInAWorld() {
    bites(Rules.NO_RENDERER_BELOW_THE_APP, PlantedWorld.class);
  }

  @Test
  void aWorldThatKnowsTheApp() {
    bites(Rules.MODULES_LOOK_DOWN_ONLY, PlantedWorld.class, PlantedModel.class);
  }

  @Test
  void runLaterOutsideLink() {
    bites(Rules.RUN_LATER_ONLY_IN_LINK, PlantedModel.class);
  }

  @Test
  void aModelWithAControl() {
    bites(Rules.MODELS_WITHOUT_CONTROLS, PlantedModel.class);
  }

  @Test
  void aWorldThatReadsTheClock() {
    bites(Rules.NO_CLOCK_CONSOLE_OR_CHANCE_IN_WORLDS, PlantedWorld.class);
  }

  @Test
  void aWorldThatUsesMathSin() {
    bites(Rules.STRICT_MATH_IN_WORLDS, PlantedWorld.class);
  }

  @Test
  void awt() {
    bites(Rules.NO_AWT, PlantedModel.class);
  }

  @Test
  void staticState() {
    bites(Rules.STATICS_ARE_FINAL, PlantedModel.class);
  }

  @Test
  void aFeatureThatKnowsAnother() {
    bites(Rules.FEATURES_DO_NOT_KNOW_EACH_OTHER, PlantedTimeline.class, PlantedMind.class);
  }

  @Test
  void aCycle() {
    bites(Rules.NO_CYCLES, PlantedTimeline.class, PlantedMind.class);
  }

  @Test
  void anExportThatSteps() {
    bites(Rules.EXPORTS_READ_LOGS_ONLY, foxden.sim.demo.export.PlantedExport.class);
  }

  @Test
  void exitOutsideMain() {
    bites(Rules.COMMANDS_DO_NOT_EXIT, PlantedModel.class);
  }
}
