/** The nouns and adjectives that sentences are filled with. */
export interface SentenceWords {
  readonly nouns: readonly (readonly [plural: string, singular: string])[];
  readonly adjectives: readonly string[];
}

const list = (text: string): string[] => text.trim().split(/\s+/);
const pairs = (text: string): [string, string][] =>
  list(text).map((pair) => pair.split('/') as [string, string]);

/** The nouns and adjectives that the head is trained on. */
export const trainingWords: SentenceWords = {
  nouns: pairs(`
    cats/cat rabbits/rabbit horses/horse cows/cow pigs/pig goats/goat chickens/chicken ducks/duck lions/lion
    elephants/elephant monkeys/monkey bears/bear wolves/wolf squirrels/squirrel mice/mouse camels/camel
    penguins/penguin eagles/eagle owls/owl pigeons/pigeon snakes/snake crocodiles/crocodile frogs/frog
    whales/whale sharks/shark crabs/crab bees/bee butterflies/butterfly spiders/spider ants/ant
    dinosaurs/dinosaur dragons/dragon apples/apple oranges/orange lemons/lemon grapes/grape cherries/cherry
    peaches/peach tomatoes/tomato potatoes/potato carrots/carrot onions/onion mushrooms/mushroom beans/bean
    nuts/nut olives/olive eggs/egg sandwiches/sandwich burgers/burger sausages/sausage cookies/cookie
    cakes/cake soups/soup salads/salad chairs/chair beds/bed pillows/pillow blankets/blanket curtains/curtain
    lamps/lamp candles/candle mirrors/mirror windows/window baskets/basket bags/bag bottles/bottle bowls/bowl
    spoons/spoon knives/knife ovens/oven towels/towel needles/needle hammers/hammer pencils/pencil books/book
    novels/novel poems/poem letters/letter lessons/lesson toys/toy dolls/doll puppets/puppet balloons/balloon
    shirts/shirt jackets/jacket dresses/dress shoes/shoe hats/hat gloves/glove rings/ring necklaces/necklace
    cars/car trucks/truck trains/train bicycles/bicycle boats/boat ships/ship airplanes/airplane
    rockets/rocket satellites/satellite tractors/tractor engines/engine robots/robot machines/machine
    computers/computer phones/phone cameras/camera printers/printer keyboards/keyboard batteries/battery
    sensors/sensor lasers/laser programs/program models/model networks/network methods/method
    algorithms/algorithm websites/website databases/database videos/video photographs/photograph
    doctors/doctor nurses/nurse engineers/engineer pilots/pilot soldiers/soldier farmers/farmer bakers/baker
    cooks/cook painters/painter dancers/dancer actors/actor writers/writer lawyers/lawyer judges/judge
    teachers/teacher students/student athletes/athlete swimmers/swimmer kings/king princes/prince
    mothers/mother brothers/brother uncles/uncle neighbors/neighbor friends/friend pirates/pirate
    wizards/wizard ghosts/ghost monsters/monster trees/tree flowers/flower roses/rose forests/forest
    mountains/mountain valleys/valley islands/island rivers/river lakes/lake caves/cave clouds/cloud
    storms/storm stars/star planets/planet gardens/garden diamonds/diamond houses/house castles/castle
    temples/temple churches/church towers/tower bridges/bridge roads/road museums/museum
    restaurants/restaurant shops/shop hospitals/hospital factories/factory farms/farm songs/song
    melodies/melody guitars/guitar drums/drum games/game films/film parties/party ideas/idea theories/theory
    stories/story laws/law plans/plan languages/language tools/tool systems/system solutions/solution
    kittens/kitten puppies/puppy bunnies/bunny hamsters/hamster ponies/pony donkeys/donkey leopards/leopard
    cheetahs/cheetah hippos/hippo rhinos/rhino gorillas/gorilla chimpanzees/chimpanzee pandas/panda
    koalas/koala raccoons/raccoon beavers/beaver otters/otter badgers/badger hedgehogs/hedgehog rats/rat
    moles/mole llamas/llama alpacas/alpaca sloths/sloth ostriches/ostrich hawks/hawk falcons/falcon crows/crow
    ravens/raven doves/dove swans/swan flamingos/flamingo peacocks/peacock sparrows/sparrow robins/robin
    hummingbirds/hummingbird alligators/alligator tortoises/tortoise toads/toad salamanders/salamander
    walruses/walrus octopuses/octopus squids/squid lobsters/lobster shrimps/shrimp snails/snail slugs/slug
    worms/worm wasps/wasp mosquitoes/mosquito moths/moth ladybugs/ladybug scorpions/scorpion
    grasshoppers/grasshopper crickets/cricket dragonflies/dragonfly caterpillars/caterpillar mammoths/mammoth
    birds/bird insects/insect mammals/mammal reptiles/reptile raspberries/raspberry blueberries/blueberry
    pears/pear plums/plum mangoes/mango melons/melon watermelons/watermelon coconuts/coconut kiwis/kiwi
    figs/fig apricots/apricot cucumbers/cucumber peppers/pepper cabbages/cabbage lettuces/lettuce peas/pea
    lentils/lentil almonds/almond walnuts/walnut peanuts/peanut seeds/seed avocados/avocado cheeses/cheese
    yogurts/yogurt hamburgers/hamburger noodles/noodle dumplings/dumpling burritos/burrito tacos/taco
    stews/stew steaks/steak waffles/waffle biscuits/biscuit cupcakes/cupcake pies/pie brownies/brownie
    donuts/donut doughnuts/doughnut croissants/croissant bagels/bagel pretzels/pretzel candies/candy
    chocolates/chocolate desserts/dessert snacks/snack smoothies/smoothie milkshakes/milkshake coffees/coffee
    beers/beer wines/wine cocktails/cocktail lollipops/lollipop spices/spice herbs/herb desks/desk
    carpets/carpet doors/door keys/key boxes/box backpacks/backpack suitcases/suitcase cups/cup mugs/mug
    glasses/glass plates/plate pans/pan pots/pot kettles/kettle fridges/fridge refrigerators/refrigerator
    dishwashers/dishwasher toasters/toaster microwaves/microwave freezers/freezer vacuums/vacuum brooms/broom
    buckets/bucket soaps/soap toothbrushes/toothbrush buttons/button zippers/zipper ropes/rope nails/nail
    screwdrivers/screwdriver pens/pen erasers/eraser rulers/ruler crayons/crayon markers/marker
    textbooks/textbook dictionaries/dictionary libraries/library exams/exam essays/essay pupils/pupil
    classmates/classmate professors/professor schools/school universities/university classrooms/classroom
    worksheets/worksheet maps/map globes/globe calculators/calculator microscopes/microscope
    telescopes/telescope magnets/magnet kites/kite marbles/marble blocks/block blouses/blouse coats/coat
    skirts/skirt socks/sock sandals/sandal sneakers/sneaker slippers/slipper mittens/mitten belts/belt
    bracelets/bracelet earrings/earring costumes/costume uniforms/uniform trams/tram bikes/bike
    scooters/scooter skateboards/skateboard drones/drone ambulances/ambulance taxis/taxi vans/van motors/motor
    smartphones/smartphone screens/screen speakers/speaker televisions/television radios/radio
    consoles/console joysticks/joystick chargers/charger cables/cable chips/chip telephones/telephone
    elevators/elevator escalators/escalator cranes/crane turbines/turbine windmills/windmill tanks/tank
    rafts/raft canoes/canoe kayaks/kayak yachts/yacht jets/jet gliders/glider apps/app queries/query
    vectors/vector embeddings/embedding neurons/neuron layers/layer gradients/gradient tokens/token
    sentences/sentence words/word probabilities/probability encoders/encoder decoders/decoder gpus/gpu
    cpus/cpu pixels/pixel images/image emails/email passwords/password viruses/virus bugs/bug files/file
    folders/folder hackers/hacker programmers/programmer classifiers/classifier dentists/dentist
    surgeons/surgeon chemists/chemist physicists/physicist biologists/biologist mathematicians/mathematician
    astronauts/astronaut sailors/sailor waiters/waiter sculptors/sculptor musicians/musician actresses/actress
    comedians/comedian clowns/clown magicians/magician journalists/journalist firefighters/firefighter
    plumbers/plumber electricians/electrician carpenters/carpenter mechanics/mechanic gardeners/gardener
    librarians/librarian coaches/coach referees/referee goalkeepers/goalkeeper cyclists/cyclist runners/runner
    climbers/climber skiers/skier gymnasts/gymnast wrestlers/wrestler boxers/boxer queens/queen knights/knight
    emperors/emperor presidents/president ministers/minister mayors/mayor babies/baby toddlers/toddler
    teenagers/teenager adults/adult parents/parent fathers/father sisters/sister grandmothers/grandmother
    grandfathers/grandfather grandparents/grandparent aunts/aunt cousins/cousin nephews/nephew nieces/niece
    twins/twin tourists/tourist vikings/viking ninjas/ninja cowboys/cowboy detectives/detective spies/spy
    heroes/hero villains/villain superheroes/superhero fairies/fairy giants/giant trolls/troll goblins/goblin
    mermaids/mermaid zombies/zombie aliens/alien angels/angel demons/demon daisies/daisy sunflowers/sunflower
    lilies/lily orchids/orchid ferns/fern mosses/moss roots/root branches/branch hills/hill beaches/beach
    oceans/ocean waterfalls/waterfall glaciers/glacier canyons/canyon hurricanes/hurricane tornadoes/tornado
    rainbows/rainbow snowflakes/snowflake icicles/icicle moons/moon comets/comet asteroids/asteroid
    meadows/meadow rocks/rock crystals/crystal emeralds/emerald pearls/pearl fossils/fossil
    earthquakes/earthquake sunsets/sunset shadows/shadow cottages/cottage cathedrals/cathedral mosques/mosque
    pyramids/pyramid tunnels/tunnel streets/street highways/highway theaters/theater cinemas/cinema cafes/cafe
    bakeries/bakery markets/market supermarkets/supermarket airports/airport stations/station barns/barn
    zoos/zoo circuses/circus playgrounds/playground stadiums/stadium pools/pool hotels/hotel offices/office
    lighthouses/lighthouse fountains/fountain statues/statue operas/opera pianos/piano cellos/cello
    trumpets/trumpet flutes/flute harps/harp saxophones/saxophone clarinets/clarinet accordions/accordion
    trombones/trombone balls/ball rackets/racket skis/ski skates/skate sleds/sled tents/tent
    videogames/videogame movies/movie cartoons/cartoon paintings/painting drawings/drawing
    sculptures/sculpture concerts/concert festivals/festival holidays/holiday birthdays/birthday
    weddings/wedding jokes/joke secrets/secret dreams/dream
  `),
  adjectives: list(`
    fast slow big small large tiny huge enormous tall short wide narrow thick thin heavy strong weak powerful
    fragile sturdy soft smooth rough sharp hot warm wet dry dusty dirty shiny bright dark colorful pale sweet
    sour bitter salty tasty delicious rotten ripe juicy crispy creamy sticky furry hairy happy sad angry calm
    nervous worried scared brave shy proud jealous lonely bored cheerful gloomy silly funny witty boring
    fascinating thrilling scary clever intelligent brilliant wise stupid foolish creative talented graceful
    elegant beautiful handsome adorable lovely charming ugly gentle polite rude cruel wicked naughty honest
    loyal reliable generous selfish greedy lazy busy tired sleepy lively quiet noisy rich poor cheap expensive
    valuable precious useful useless convenient comfortable safe dangerous risky harmful poisonous deadly
    toxic healthy sick hungry thirsty empty old young ancient modern fashionable popular famous mysterious
    magical legendary artificial wild rare common unique ordinary strange weird odd simple complex complicated
    easy difficult tricky broken damaged flexible rigid unstable portable durable transparent invisible flat
    curved hollow slippery patient stubborn fierce majestic magnificent wonderful amazing excellent terrible
    horrible gorgeous impressive memorable precise accurate robust affordable profitable sustainable
    nutritious organic long light hard blunt cold icy damp dull fresh stale raw greasy fuzzy bald anxious
    afraid bold serious interesting exciting creepy pretty hideous kind mean evil sneaky silent handy harmless
    ill wounded full new unknown mythical real fake natural tame domestic normal perfect flawed cracked stable
    waterproof hidden square straight crooked sparkly squishy slimy lightweight fluent impatient obedient
    awesome disgusting inaccurate smelly musical melodic cautious reckless hopeful hopeless thoughtful
    grateful noble humble arrogant vain tidy messy agile swift speedy rapid sluggish steady inventive
    ingenious red green blue purple pink brown black white important necessary successful effective
    traditional special similar different independent professional original attractive dramatic severe
    critical aggressive competitive crucial essential obvious significant relevant relaxed responsible
    sensitive sophisticated spectacular tough tender controversial confusing convincing accessible adequate
    ambitious annoying authentic bad beneficial better bizarre brutal capable chaotic cheaper clear coherent
    compact compatible confident consistent corrupt crowded decent delicate desperate determined devoted
    diverse dominant eager elaborate elusive emotional enjoyable enthusiastic exotic fair familiar fatal
    favorable fertile fortunate frightening furious good gifted glamorous glorious great guilty horrific
    hostile ideal illegal immune incredible inexpensive influential informal innocent intense intriguing
    irrational isolated legitimate likable logical lucky luxurious massive mature misleading mobile moist
    muddy nasty neat neutral optimistic outdated painful peaceful pessimistic pleasant pleased poetic
    predictable productive prominent prosperous protective pure puzzling radical realistic refreshing
    relentless reluctant resilient resistant respectable romantic rugged rural sacred satisfied secure
    secretive shallow skeptical slender slick sloppy spacious spiritual stylish subtle superior suspicious
    tempting thorough timeless timid tragic trendy troubled unfair unhappy unpredictable unreliable unusual
    upset urgent vague vast vibrant vicious violent vital vivid vulnerable wealthy weary wooden worthy
    youthful
  `),
};

/** Nouns and adjectives kept away from training, to see whether the head has learned a rule or a list of words. */
export const unseenWords: SentenceWords = {
  nouns: pairs(`
    transformers/transformer bananas/banana dogs/dog tigers/tiger giraffes/giraffe zebras/zebra kangaroos/kangaroo
    foxes/fox dolphins/dolphin parrots/parrot turtles/turtle lizards/lizard beetles/beetle unicorns/unicorn
    strawberries/strawberry pineapples/pineapple pumpkins/pumpkin pizzas/pizza pancakes/pancake muffins/muffin
    tables/table sofas/sofa clocks/clock umbrellas/umbrella forks/fork ladders/ladder notebooks/notebook puzzles/puzzle
    sweaters/sweater boots/boot buses/bus motorcycles/motorcycle submarines/submarine helicopters/helicopter
    laptops/laptop tablets/tablet processors/processor browsers/browser servers/server scientists/scientist
    chefs/chef singers/singer poets/poet princesses/princess witches/witch vampires/vampire tulips/tulip
    volcanoes/volcano deserts/desert galaxies/galaxy palaces/palace skyscrapers/skyscraper violins/violin
    symphonies/symphony comics/comic riddles/riddle vaccines/vaccine
  `),
  adjectives: list(`
    cool efficient quick gigantic solid chilly clean spicy crunchy fluffy striped excited grumpy smart curious skilled
    cute friendly mischievous faithful energetic loud worthless practical fantastic awful stunning remarkable
    innovative versatile clumsy cozy visible round playful ferocious superb helpful careful modest nimble scalable
    costly renewable edible fragrant spooky hilarious trustworthy antique
  `),
};
