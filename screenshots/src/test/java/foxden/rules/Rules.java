package foxden.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The rules of the house, each with its reason. {@code RulesHoldTest} checks the code against them.
 */
final class Rules {

  private Rules() {}

  private static final String[] TOOLKIT_FREE = {
    "foxden.assets..", "foxden.scenes..", "foxden.sim..", "foxden.policies.."
  };

  private static final Set<String> PLATFORM_DEPENDENT =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10",
          "log1p", "pow", "cbrt", "sinh", "cosh", "tanh", "hypot");

  static final ArchRule JAVAFX_ONLY_IN_THE_APP =
      noClasses()
          .that()
          .resideInAnyPackage(TOOLKIT_FREE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "com.sun.javafx..", "atlantafx..")
          .because("worlds and policies run on servers and in tests, without a window");

  static final ArchRule NO_RENDERER_BELOW_THE_APP =
      noClasses()
          .that()
          .resideInAnyPackage(TOOLKIT_FREE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.jme3..", "org.lwjgl..")
          .because("a world steps without any renderer");

  static final ArchRule MODULES_LOOK_DOWN_ONLY =
      noClasses()
          .that(
              resideInAPackage("foxden.assets..")
                  .or(resideInAPackage("foxden.scenes.."))
                  .or(resideInAPackage("foxden.sim..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("foxden.policies..", "foxden.app..", "foxden.screenshots..")
          .because("the modules form a ladder: assets, scenes, sim, policies, app, screenshots");

  static final ArchRule RUN_LATER_ONLY_IN_LINK =
      noClasses()
          .that()
          .resideOutsideOfPackages("foxden.app.link..", "foxden.screenshots..")
          .should()
          .callMethodWhere(
              describe(
                  "Platform.runLater",
                  call ->
                      call.getTarget()
                              .getOwner()
                              .getFullName()
                              .equals("javafx.application.Platform")
                          && call.getTarget().getName().equals("runLater")))
          .because("frames reach the FX thread in one batch a pulse, through one door");

  static final ArchRule MODELS_WITHOUT_CONTROLS =
      noClasses()
          .that(
              resideInAPackage("foxden.app..")
                  .and(describe("are models", c -> c.getSimpleName().endsWith("Model"))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..")
          .because("a model is tested without a window");

  static final ArchRule NO_CLOCK_CONSOLE_OR_CHANCE_IN_WORLDS =
      noClasses()
          .that()
          .resideInAnyPackage("foxden.sim..", "foxden.scenes..")
          .should()
          .accessTargetWhere(
              describe("read a clock, sleep, print or draw unseeded chance", Rules::impure))
          .because("the same seed and actions give the same bits, whatever the wall clock says");

  static final ArchRule STRICT_MATH_IN_WORLDS =
      noClasses()
          .that()
          .resideInAnyPackage("foxden.sim..", "foxden.scenes..")
          .should()
          .callMethodWhere(
              describe(
                  "a platform-dependent function of Math",
                  call ->
                      call.getTarget().getOwner().isEquivalentTo(Math.class)
                          && PLATFORM_DEPENDENT.contains(call.getTarget().getName())))
          .because("Math.sin may differ between machines in the last bit, StrictMath.sin may not");

  static final ArchRule NO_AWT =
      noClasses()
          .that()
          .resideInAPackage("foxden..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.awt..", "javax.swing..", "javafx.scene.web..", "javax.imageio..")
          .because("one toolkit is enough, and AWT fights JavaFX for the display");

  static final ArchRule STATICS_ARE_FINAL =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage("foxden..")
          .should()
          .beFinal()
          .because("state belongs to an object that somebody owns");

  static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching(
              "foxden.app.(timeline|branches|mind|checkpoint|findings|goals|inspect|demos"
                  + "|bundle|lesson|library|whatif|experiments|prompt)..")
          .should()
          .notDependOnEachOther()
          .because(
              "features meet in the session, so that each can be read, tested and dropped alone");

  static final ArchRule NO_CYCLES =
      slices()
          .matching("foxden.(**)")
          .should()
          .beFreeOfCycles()
          .because("a package that can be read on its own must not need its readers");

  static final ArchRule EXPORTS_READ_LOGS_ONLY =
      noClasses()
          .that()
          .resideInAPackage("foxden.sim.demo.export..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "foxden.sim.loop..", "foxden.sim.household..", "foxden.policies.."))
          .because("an export can fail and be run again without touching a live world");

  static final ArchRule COMMANDS_DO_NOT_EXIT =
      noClasses()
          .that(
              resideInAPackage("foxden..")
                  .and(describe("are not Main", c -> !c.getSimpleName().equals("Main"))))
          .should()
          .callMethod(System.class, "exit", int.class)
          .because("only the composition root ends the process, after everything was closed");

  /** Every rule, for the test that runs them all. */
  static final List<ArchRule> ALL =
      List.of(
          JAVAFX_ONLY_IN_THE_APP,
          NO_RENDERER_BELOW_THE_APP,
          MODULES_LOOK_DOWN_ONLY,
          RUN_LATER_ONLY_IN_LINK,
          MODELS_WITHOUT_CONTROLS,
          NO_CLOCK_CONSOLE_OR_CHANCE_IN_WORLDS,
          STRICT_MATH_IN_WORLDS,
          NO_AWT,
          STATICS_ARE_FINAL,
          FEATURES_DO_NOT_KNOW_EACH_OTHER,
          NO_CYCLES,
          EXPORTS_READ_LOGS_ONLY,
          COMMANDS_DO_NOT_EXIT);

  private static boolean impure(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    String owner = target.getOwner().getFullName();
    String name = target.getName();
    return owner.equals("java.lang.System")
            && Set.of("out", "err", "currentTimeMillis", "nanoTime").contains(name)
        || owner.equals("java.lang.Thread") && name.equals("sleep")
        || owner.equals("java.lang.Math") && name.equals("random")
        || owner.equals(Instant.class.getName()) && name.equals("now")
        || owner.equals(Random.class.getName())
            && name.equals("<init>")
            && target instanceof AccessTarget.ConstructorCallTarget constructor
            && constructor.getRawParameterTypes().isEmpty();
  }
}
