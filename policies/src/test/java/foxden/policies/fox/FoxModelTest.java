package foxden.policies.fox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import foxden.policies.Mind;
import foxden.policies.nn.AdamW;
import foxden.policies.nn.Kernels;
import foxden.policies.nn.Parameters;
import foxden.policies.nn.Safetensors;
import foxden.policies.nn.ScalarKernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FoxModelTest {

  static Stream<Kernels> kernels() {
    return Stream.of(new ScalarKernels(), Kernels.create(1));
  }

  private static FoxModel random(Kernels kernels, int window) {
    FoxConfig config = FoxConfig.of(2, 12, 3, 20).initialised(0.3f, 1, 0.5f).windowed(window);
    FoxModel model =
        new FoxModel(
            config, List.of(new FoxModel.Input("a", 3), new FoxModel.Input("b", 5)), 4, kernels);
    model.initialise(8);
    return model;
  }

  private static TokenSequence sequence(Random random, int tokens) {
    int[] kinds = new int[tokens];
    float[][] inputs = new float[tokens][];
    float[][] targets = new float[tokens][];
    for (int t = 0; t < tokens; t++) {
      kinds[t] = random.nextInt(2);
      inputs[t] = new float[kinds[t] == 0 ? 3 : 5];
      for (int i = 0; i < inputs[t].length; i++) {
        inputs[t][i] = (float) random.nextGaussian();
      }
      if (random.nextBoolean() || t == 0) {
        targets[t] = new float[4];
        targets[t][random.nextInt(4)] = 1;
      }
    }
    return new TokenSequence(kinds, inputs, targets);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void gradientsMatchCentralDifferencesOfTheDoubleReference(Kernels kernels) {
    Random random = new Random(9);
    FoxModel model = random(kernels, 30);
    List<TokenSequence> batch = List.of(sequence(random, 7), sequence(random, 70));
    Parameters gradients = model.parameters().zeros();
    FoxActivations a = new FoxActivations(model.config(), kernels);
    double loss = model.learn(batch, Loss.CROSS_ENTROPY, a, gradients);
    double[] w = DoubleFox.doubles(model.parameters().values());
    assertEquals(DoubleFox.crossEntropy(w, model, batch), loss, 1e-4);
    for (Parameters.Slot slot : model.parameters().slots()) {
      double largest = 1e-2;
      for (int i = 0; i < slot.size(); i++) {
        largest = Math.max(largest, Math.abs(gradients.values()[slot.offset() + i]));
      }
      for (int n = 0; n < 3; n++) {
        int i = slot.offset() + random.nextInt(slot.size());
        double keep = w[i];
        w[i] = keep + 1e-5;
        double up = DoubleFox.crossEntropy(w, model, batch);
        w[i] = keep - 1e-5;
        double down = DoubleFox.crossEntropy(w, model, batch);
        w[i] = keep;
        // Floats carry 7 digits; 2e-5 of the tensor's largest gradient is what sums leave of them.
        assertEquals((up - down) / 2e-5, gradients.values()[i], 2e-5 * largest + 1e-5, slot.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void streamingEqualsFullForward(Kernels kernels) {
    Random random = new Random(10);
    for (int window : new int[] {0, 25}) {
      FoxModel model = random(kernels, window);
      TokenSequence sequence = sequence(random, 150);
      FoxActivations a = new FoxActivations(model.config(), kernels);
      float[] full = model.outputs(List.of(sequence(random, 5), sequence), a);
      FoxStream stream = new FoxStream(model);
      for (int episode = 0; episode < 2; episode++) {
        stream.reset();
        for (int t = 0; t < 150; t++) {
          stream.append(
              sequence.kinds()[t], sequence.inputs()[t], new Mind.Token("x", "token " + t, t));
          float[] out = stream.output();
          for (int i = 0; i < 4; i++) {
            assertEquals(full[(5 + t) * 4 + i], out[i], 1e-5);
          }
        }
      }
    }
  }

  @Test
  void mindExplainsEveryAttentionRow() {
    Random random = new Random(11);
    FoxModel model = random(Kernels.create(1), 25);
    FoxStream stream = new FoxStream(model);
    Mind mind = stream.mind("fox");
    TokenSequence sequence = sequence(random, 60);
    for (int t = 0; t < 60; t++) {
      stream.append(sequence.kinds()[t], sequence.inputs()[t], new Mind.Token("x", "t" + t, t));
    }
    assertEquals(60, mind.tokens());
    assertEquals("t7", mind.token(7).label());
    assertEquals(35, mind.firstInContext());
    for (int query : new int[] {0, 20, 59}) {
      float[] attention = new float[query + 1];
      float[] content = new float[query + 1];
      float[] decay = new float[query + 1];
      double normaliser = mind.row(1, 2, query, attention, content, decay);
      double sum = 0;
      double gates = 0;
      for (int j = query; j >= 0; j--) {
        assertEquals(gates, decay[j], 1e-5);
        gates += mind.logForget(1, 2, j);
        sum += attention[j];
        if (j >= query - 24) {
          assertEquals(content[j] + decay[j] - normaliser, Math.log(attention[j]), 1e-4);
        } else {
          assertEquals(0, attention[j]);
        }
      }
      assertEquals(1, sum, 1e-5);
    }
    stream.reset();
    assertEquals(60, mind.tokens());
    assertEquals(0, stream.tokens());
    assertThrows(IndexOutOfBoundsException.class, () -> mind.token(60));
  }

  /** Learn to repeat the input before the last one: needs attention. */
  private static List<TokenSequence> copyTask(long step) {
    Random random = new Random(step);
    List<TokenSequence> batch = new ArrayList<>();
    for (int n = 0; n < 12; n++) {
      int tokens = 6;
      int[] kinds = new int[tokens];
      float[][] inputs = new float[tokens][3];
      float[][] targets = new float[tokens][];
      int[] symbols = new int[tokens];
      for (int t = 0; t < tokens; t++) {
        symbols[t] = random.nextInt(3);
        inputs[t][symbols[t]] = 1;
        if (t > 0) {
          targets[t] = new float[3];
          targets[t][symbols[t - 1]] = 1;
        }
      }
      batch.add(new TokenSequence(kinds, inputs, targets));
    }
    return batch;
  }

  private static FoxModel fresh() {
    FoxModel model =
        new FoxModel(
            FoxConfig.of(1, 16, 2, 16).initialised(0.2f, 0, 0),
            List.of(new FoxModel.Input("symbol", 3)),
            3,
            Kernels.create(1));
    model.initialise(1);
    return model;
  }

  private static final Trainer.Settings SHORT =
      new Trainer.Settings(60, 0.02, 5, 0.1, AdamW.Settings.PAPER, 1, 3, 10);

  @Test
  void trainingLearnsAndResumesToTheBit(@TempDir Path dir) throws IOException {
    FoxModel one = fresh();
    double[] last = new double[1];
    new Trainer(one, Loss.CROSS_ENTROPY, FoxModelTest::copyTask, SHORT, 1, System::nanoTime)
        .run(
            null,
            p -> {
              last[0] = p.loss();
              return true;
            });
    assertTrue(last[0] < 0.7, "loss " + last[0]);
    // Any number of threads, and a run that was stopped at step 23, end in the same weights.
    FoxModel two = fresh();
    Trainer stopped =
        new Trainer(two, Loss.CROSS_ENTROPY, FoxModelTest::copyTask, SHORT, 2, System::nanoTime);
    assertEquals(23, stopped.run(dir, p -> p.step() < 23));
    FoxModel three = fresh();
    Trainer resumed =
        new Trainer(three, Loss.CROSS_ENTROPY, FoxModelTest::copyTask, SHORT, 3, System::nanoTime);
    assertEquals(60, resumed.run(dir, p -> true));
    assertArrayEquals(one.parameters().values(), three.parameters().values());
  }

  @Test
  void checkpointsKeepEverything(@TempDir Path dir) throws IOException {
    FoxModel model = random(Kernels.create(1), 30);
    JsonObject settings = new JsonObject();
    settings.addProperty("demos", 2);
    String hash = FoxCheckpoint.save(dir, model, "gridworld", settings);
    FoxCheckpoint loaded = FoxCheckpoint.load(dir, Kernels.create(1));
    assertEquals(hash, loaded.hash());
    assertEquals(model.config(), loaded.model().config());
    assertEquals(model.inputs(), loaded.model().inputs());
    assertEquals(2, loaded.settings().get("demos").getAsInt());
    assertArrayEquals(model.parameters().values(), loaded.model().parameters().values());

    Path weights = dir.resolve(FoxCheckpoint.WEIGHTS);
    byte[] good = Files.readAllBytes(weights);
    for (int cut = 0; cut < good.length; cut += good.length / 20 + 1) {
      Files.write(weights, Arrays.copyOf(good, cut));
      IOException e =
          assertThrows(IOException.class, () -> FoxCheckpoint.load(dir, Kernels.create(1)));
      assertTrue(String.valueOf(e.getMessage()).contains("model.safetensors"));
    }
    Files.write(weights, good);
    Parameters.Builder other = new Parameters.Builder();
    other.add("foxden.inputs.a.weight", 12, 4);
    Safetensors.write(weights, other.build(), java.util.Map.of());
    IOException e =
        assertThrows(IOException.class, () -> FoxCheckpoint.load(dir, Kernels.create(1)));
    assertTrue(String.valueOf(e.getMessage()).contains("foxden.inputs.a.weight has shape [12, 4]"));
    Files.writeString(dir.resolve(FoxCheckpoint.CONFIG), "{");
    assertThrows(IOException.class, () -> FoxCheckpoint.load(dir, Kernels.create(1)));
  }
}
