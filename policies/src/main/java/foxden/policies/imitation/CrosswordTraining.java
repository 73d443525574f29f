package foxden.policies.imitation;

import com.google.gson.JsonObject;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxModel;
import foxden.policies.fox.Loss;
import foxden.policies.fox.TokenSequence;
import foxden.policies.fox.Trainer;
import foxden.policies.fox.TrainingRecipe;
import foxden.policies.nn.AdamW;
import foxden.policies.nn.Kernels;
import foxden.sim.arena.Chance;
import foxden.sim.crossword.Clues;
import foxden.sim.crossword.CrosswordEnvironment;
import foxden.sim.crossword.Rewordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Trains the crossword's student: from a clue to its word, on our clues and on the wordings of them
 * that are there to learn from; never on a held-out wording.
 */
public final class CrosswordTraining implements TrainingRecipe {

  private static final int BATCH = 192;

  @Override
  public String name() {
    return CrosswordEnvironment.TASK;
  }

  @Override
  public String summary() {
    return "FoX that answers crossword clues, trained on two wordings beside our own";
  }

  @Override
  public long defaultSteps() {
    return 700;
  }

  static FoxModel model() {
    return new FoxModel(
        FoxConfig.of(1, 96, 4, 96).initialised(0.1f, 1, 3),
        List.of(new FoxModel.Input("clue", ClueTokens.SIZE)),
        ClueTokens.ANSWERS.size(),
        Kernels.create(1));
  }

  /** Clues in one of three wordings, some words left out, each a sequence of its own. */
  static Trainer.Source clues(long seed) {
    Clues clues = Clues.shipped();
    List<String> questions = new ArrayList<>();
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < ClueTokens.ANSWERS.size(); i++) {
      for (String clue : clues.of(ClueTokens.ANSWERS.get(i))) {
        questions.add(clue);
        answers.add(i);
      }
    }
    return step -> {
      Chance chance = new Chance(Chance.mix(seed * 0x9e3779b97f4a7c15L + step));
      List<TokenSequence> batch = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        int pick = chance.nextInt(questions.size());
        int form = chance.nextInt(1 + Rewordings.EACH);
        String clue = questions.get(pick);
        String asked = form == 0 ? clue : Rewordings.learnt(clue, form - 1);
        float[] target = new float[ClueTokens.ANSWERS.size()];
        target[answers.get(pick)] = 1;
        batch.add(
            new TokenSequence(
                new int[1],
                new float[][] {ClueTokens.of(thinned(asked, chance))},
                new float[][] {target}));
      }
      return batch;
    };
  }

  // A word in eight is left out, so that none is relied on alone.
  private static String thinned(String clue, Chance chance) {
    StringBuilder kept = new StringBuilder();
    for (String word : clue.split(" ")) {
      if (chance.nextInt(8) > 0) {
        kept.append(word).append(' ');
      }
    }
    return kept.length() == 0 ? clue : kept.toString();
  }

  @Override
  public FoxCheckpoint train(
      Path dir, long steps, long seed, int threads, LongSupplier nanos, Trainer.Listener listener)
      throws IOException {
    FoxModel model = model();
    model.initialise(seed);
    Trainer.Settings settings =
        new Trainer.Settings(
            steps,
            6e-3,
            Math.max(1, Math.min(50, steps / 10)),
            0.01,
            AdamW.Settings.PAPER,
            1,
            4,
            200);
    new Trainer(model, Loss.CROSS_ENTROPY, clues(seed), settings, threads, nanos)
        .run(dir, listener);
    JsonObject own = new JsonObject();
    own.addProperty("student", true);
    String hash = FoxCheckpoint.save(dir, model, name(), own);
    return new FoxCheckpoint(model, name(), own, hash);
  }
}
