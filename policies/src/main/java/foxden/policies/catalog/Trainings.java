package foxden.policies.catalog;

import foxden.policies.expert.TrashExpert;
import foxden.policies.expert.cheetah.CheetahExpert;
import foxden.policies.expert.cheetah.CheetahTraining;
import foxden.policies.fox.TrainingRecipe;
import foxden.policies.fox.cheetah.CheetahFoxTraining;
import foxden.policies.fox.household.HouseholdTraining;
import foxden.policies.imitation.ChessTraining;
import foxden.policies.imitation.CrosswordTraining;
import foxden.policies.imitation.StudentTraining;
import foxden.policies.incontext.InContextTraining;
import foxden.policies.language.StoryTraining;
import foxden.policies.lmact.GridTraining;
import foxden.sim.household.TrashFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The training runs by the names people type after {@code foxden train}; immutable. */
public final class Trainings {

  private final List<TrainingRecipe> recipes;

  private Trainings(List<TrainingRecipe> recipes) {
    this.recipes = List.copyOf(recipes);
  }

  /** The runs of the arenas that are always there. */
  public static Trainings arenas() {
    return new Trainings(List.of(new GridTraining(false), new GridTraining(true)));
  }

  /**
   * All runs: the arenas', the household's and the language models'.
   *
   * @param root the install root; recorded episodes are kept in {@code out/episodes} under it
   */
  public static Trainings standard(Path root) {
    HouseholdTraining.Plan plan =
        HouseholdTraining.Plan.household(
            List.of("bag_of_rubbish_1", "ashcan_1", "door_1"),
            root.resolve("out").resolve("episodes").resolve("trash"));
    Trainings all =
        arenas()
            .with(new InContextTraining(false))
            .with(new InContextTraining(true))
            .with(new CheetahTraining())
            .with(
                new CheetahFoxTraining(
                    root.resolve("policies").resolve("checkpoints").resolve(CheetahExpert.FOLDER)))
            .with(
                new HouseholdTraining(
                    "household", new TrashFactory(), TrashExpert::memoryless, plan));
    for (StudentTraining student : StudentTraining.all()) {
      all = all.with(student);
    }
    all = all.with(new CrosswordTraining()).with(new ChessTraining());
    for (StoryTraining story : StoryTraining.all()) {
      all = all.with(story);
    }
    return all;
  }

  /**
   * A language model's run on a text of one's own instead of stories.
   *
   * @throws IllegalArgumentException when the name is not a language model's
   * @throws IOException when the file cannot be read or is too short; one sentence
   */
  public TrainingRecipe on(String name, Path text) throws IOException {
    if (get(name) instanceof StoryTraining story) {
      return story.on(text);
    }
    throw new IllegalArgumentException(
        "'"
            + name
            + "' does not learn from a text; --text goes with the names that begin with lm-");
  }

  /** These runs and one more. */
  public Trainings with(TrainingRecipe recipe) {
    List<TrainingRecipe> more = new ArrayList<>(recipes);
    more.add(recipe);
    return new Trainings(more);
  }

  /** All runs in order. */
  public List<TrainingRecipe> all() {
    return recipes;
  }

  /**
   * A run by its name.
   *
   * @throws IllegalArgumentException when there is none; the message lists those there are
   */
  public TrainingRecipe get(String name) {
    for (TrainingRecipe recipe : recipes) {
      if (recipe.name().equals(name)) {
        return recipe;
      }
    }
    throw new IllegalArgumentException(
        "there is no training run '"
            + name
            + "'; choose one of "
            + String.join(" ", recipes.stream().map(TrainingRecipe::name).toList()));
  }
}
