package foxden.app.checkpoint;

import foxden.app.FxToolkit;
import foxden.app.findings.FindingsView;
import foxden.app.link.Pulse;
import foxden.app.theme.Theme;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxLanguageModel;
import foxden.policies.fox.FoxParts;
import foxden.policies.language.Stories;
import foxden.policies.language.StorySummary;
import foxden.policies.language.StorySummary.Architecture;
import foxden.policies.language.StorySummary.Bin;
import foxden.policies.language.StorySummary.Estimate;
import foxden.policies.language.StorySummary.Needle;
import foxden.policies.language.StorySummary.Noise;
import foxden.policies.nn.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the checkpoint window and the findings look like, against committed pictures. */
class CheckpointPicturesTest {

  @BeforeAll
  static void toolkit() {
    FxToolkit.start();
  }

  private static void picture(
      String name, boolean dark, int w, int h, Pulse pulse, Callable<Region> make) {
    Scene scene =
        FxToolkit.onFx(
            () -> {
              StackPane root = new StackPane(make.call());
              Scene made = new Scene(root, w, h);
              Theme.apply(made, dark);
              root.applyCss();
              root.layout();
              return made;
            });
    FxToolkit.settles(name + (dark ? "-dark" : "-light"), scene, pulse);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void checkpoint(boolean dark) {
    Stories stories = new Stories();
    FoxLanguageModel model =
        new FoxLanguageModel(
            FoxConfig.of(2, 32, 4, 32).initialised(0.3f, 2, 3).with(FoxParts.PRO),
            stories.words().size(),
            false,
            Kernels.create(1));
    model.initialise(1);
    Pulse pulse =
        new Pulse(
            e -> {
              throw new AssertionError(e);
            });
    picture(
        "checkpoint",
        dark,
        1000,
        640,
        pulse,
        () -> {
          String text = stories.words().decode(stories.story(1, 80).tokens());
          CheckpointView view =
              new CheckpointView(pulse, "lm-fox", model, Optional.of(stories.words()), text);
          view.dark(dark);
          view.choose(0, 1);
          view.boundary(true);
          return view;
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void findings(boolean dark) {
    List<Architecture> all = new ArrayList<>();
    String[] names = {"lm-nope", "lm-rope", "lm-fox", "lm-fox-pro"};
    for (int i = 0; i < names.length; i++) {
      double loss = 1.2 - 0.1 * i;
      List<Bin> bins = new ArrayList<>();
      List<Noise> noise = new ArrayList<>();
      List<Needle> needles = new ArrayList<>();
      for (int b = 0; b < 8; b++) {
        double at = loss + 0.02 * b * (4 - i);
        bins.add(new Bin(32 * b, 32 * b + 32, new Estimate(at, at - 0.1, at + 0.1, 3)));
        noise.add(new Noise(0.04 * b, new Estimate(at + b, at + b - 0.2, at + b + 0.2, 3)));
      }
      for (int cell = 0; cell < 30; cell++) {
        needles.add(new Needle(32 << cell / 5, cell % 5 / 4.0, cell / 40.0 + 0.05 * i, 120));
      }
      Estimate in = new Estimate(loss, loss - 0.05, loss + 0.05, 3);
      Estimate out = new Estimate(loss + 0.4, loss + 0.2, loss + 0.6, 3);
      Estimate right = new Estimate(0.2 + 0.2 * i, 0.1 + 0.2 * i, 0.3 + 0.2 * i, 3);
      all.add(new Architecture(names[i], names[i], in, out, right, right, bins, needles, noise));
    }
    Pulse pulse =
        new Pulse(
            e -> {
              throw new AssertionError(e);
            });
    picture(
        "findings",
        dark,
        FindingsView.WIDTH,
        FindingsView.HEIGHT,
        pulse,
        () -> new FindingsView(new StorySummary(64, all), dark, 1));
  }
}
