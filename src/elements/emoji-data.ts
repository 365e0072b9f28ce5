// Made by `npm run emoji` from emojibase-data (MIT, https://emojibase.dev).

/** Groups of emoji; a line each: the emoji, a blank, English words to find it by. */
export const emojiGroups: readonly string[] = [
  `😀 grinning face cheerful cheery
😃 grinning face with big eyes awesome big
😄 grinning face with smiling eyes eye eyes
😁 beaming face with smiling eyes beaming eye
😆 grinning squinting face closed eyes
😅 grinning face with sweat cold dejected
🤣 rolling on the floor laughing crying face
😂 face with tears of joy crying face
🙂 slightly smiling face face happy
🙃 upside-down face face hehe
🫠 melting face disappear dissolve
😉 winking face face flirt
😊 smiling face with smiling eyes blush eye
😇 smiling face with halo angel angelic
🥰 smiling face with hearts 3 adore
😍 smiling face with heart-eyes 143 bae
🤩 star-struck excited eyes
😘 face blowing a kiss adorbs bae
😗 kissing face 143 date
☺️ smiling face face happy
😚 kissing face with closed eyes 143 bae
😙 kissing face with smiling eyes 143 closed
🥲 smiling face with tear face glad
😋 face savoring food delicious eat
😛 face with tongue awesome cool
😜 winking face with tongue crazy epic
🤪 zany face crazy eye
😝 squinting face with tongue closed eye
🤑 money-mouth face face money
🤗 smiling face with open hands face hands
🤭 face with hand over mouth face giggle
🫢 face with open eyes and hand over mouth amazement awe
🫣 face with peeking eye captivated embarrass
🤫 shushing face face quiet
🤔 thinking face chin consider
🫡 saluting face face good
🤐 zipper-mouth face face keep
🤨 face with raised eyebrow disapproval disbelief
😐️ neutral face awkward blank
😑 expressionless face awkward dead
😶 face without mouth awkward blank
🫥 dotted line face depressed disappear
😶‍🌫️ face in clouds absentminded clouds
😏 smirking face boss dapper
😒 unamused face ... bored
🙄 face with rolling eyes eyeroll eyes
😬 grimacing face awk awkward
😮‍💨 face exhaling blow blowing
🤥 lying face face liar
🫨 shaking face crazy daze
🙂‍↔️ head shaking horizontally head horizontally
🙂‍↕️ head shaking vertically head nod
😌 relieved face calm face
😔 pensive face awful bored
😪 sleepy face crying face
🤤 drooling face drooling face
😴 sleeping face bed bedtime
🫩 face with bags under eyes bags bored
😷 face with medical mask cold dentist
🤒 face with thermometer face ill
🤕 face with head-bandage bandage face
🤢 nauseated face face gross
🤮 face vomiting barf ew
🤧 sneezing face face fever
🥵 hot face dying face
🥶 cold face blue blue-faced
🥴 woozy face dizzy drunk
😵 face with crossed-out eyes crossed-out dead
😵‍💫 face with spiral eyes confused dizzy
🤯 exploding head blown explode
🤠 cowboy hat face cowboy cowgirl
🥳 partying face bday birthday
🥸 disguised face disguise eyebrow
😎 smiling face with sunglasses awesome beach
🤓 nerd face brainy clever
🧐 face with monocle classy face
😕 confused face befuddled confused
🫤 face with diagonal mouth confused confusion
😟 worried face anxious butterflies
🙁 slightly frowning face face frown
☹️ frowning face face frown
😮 face with open mouth believe face
😯 hushed face epic face
😲 astonished face astonished cost
😳 flushed face amazed awkward
🫪 distorted face anxiety bloated
🥺 pleading face begging big
🥹 face holding back tears admiration aww
😦 frowning face with open mouth caught face
😧 anguished face anguished face
😨 fearful face afraid anxious
😰 anxious face with sweat anxious blue
😥 sad but relieved face anxious call
😢 crying face awful cry
😭 loudly crying face bawling cry
😱 face screaming in fear epic face
😖 confounded face annoyed confounded
😣 persevering face concentrate concentration
😞 disappointed face awful blame
😓 downcast face with sweat close cold
😩 weary face crying face
😫 tired face cost face
🥱 yawning face bedtime bored
😤 face with steam from nose anger angry
😡 enraged face anger angry
😠 angry face anger angry
🤬 face with symbols on mouth censor cursing
😈 smiling face with horns demon devil
👿 angry face with horns angry demon
💀 skull body dead
☠️ skull and crossbones bone crossbones
💩 pile of poo bs comic
🤡 clown face clown face
👹 ogre creature devil
👺 goblin angry creature
👻 ghost boo creature
👽️ alien creature extraterrestrial
👾 alien monster alien creature
🤖 robot face monster
😺 grinning cat animal cat
😸 grinning cat with smiling eyes animal cat
😹 cat with tears of joy animal cat
😻 smiling cat with heart-eyes animal cat
😼 cat with wry smile animal cat
😽 kissing cat animal cat
🙀 weary cat animal cat
😿 crying cat animal cat
😾 pouting cat animal cat
🙈 see-no-evil monkey embarrassed evil
🙉 hear-no-evil monkey animal ears
🙊 speak-no-evil monkey animal evil
💌 love letter heart letter
💘 heart with arrow 143 adorbs
💝 heart with ribbon 143 anniversary
💖 sparkling heart 143 emotion
💗 growing heart 143 emotion
💓 beating heart 143 beating
💞 revolving hearts 143 adorbs
💕 two hearts 143 anniversary
💟 heart decoration 143 decoration
❣️ heart exclamation exclamation heart
💔 broken heart break broken
❤️‍🔥 heart on fire burn fire
❤️‍🩹 mending heart healthier heart
❤️ red heart emotion heart
🩷 pink heart 143 adorable
🧡 orange heart 143 heart
💛 yellow heart 143 cardiac
💚 green heart 143 emotion
💙 blue heart 143 blue
🩵 light blue heart 143 blue
💜 purple heart 143 bestest
🤎 brown heart 143 brown
🖤 black heart black evil
🩶 grey heart 143 emotion
🤍 white heart 143 heart
💋 kiss mark dating emotion
💯 hundred points 100 a+
💢 anger symbol anger angry
🫯 fight cloud argument brawl
💥 collision bomb boom
💫 dizzy comic shining
💦 sweat droplets comic drip
💨 dashing away away cloud
🕳️ hole hole
💬 speech balloon balloon bubble
👁️‍🗨️ eye in speech bubble balloon bubble
🗨️ left speech bubble balloon bubble
🗯️ right anger bubble anger angry
💭 thought balloon balloon bubble
💤 ZZZ comic good`,
  `👋 waving hand bye cya
🤚 raised back of hand back backhand
🖐️ hand with fingers splayed finger fingers
✋️ raised hand 5 five
🖖 vulcan salute finger hand
🫱 rightwards hand hand handshake
🫲 leftwards hand hand handshake
🫳 palm down hand dismiss down
🫴 palm up hand beckon catch
🫷 leftwards pushing hand block five
🫸 rightwards pushing hand block five
👌 OK hand awesome bet
🤌 pinched fingers fingers gesture
🤏 pinching hand amount bit
✌️ victory hand hand peace
🤞 crossed fingers cross crossed
🫰 hand with index finger and thumb crossed <3 crossed
🤟 love-you gesture fingers gesture
🤘 sign of the horns finger hand
🤙 call me hand call hand
👈️ backhand index pointing left backhand finger
👉️ backhand index pointing right backhand finger
👆️ backhand index pointing up backhand finger
🖕 middle finger finger hand
👇️ backhand index pointing down backhand down
☝️ index pointing up finger hand
🫵 index pointing at the viewer at finger
👍️ thumbs up +1 good
👎️ thumbs down -1 bad
✊️ raised fist clenched fist
👊 oncoming fist absolutely agree
🤛 left-facing fist fist left-facing
🤜 right-facing fist fist right-facing
👏 clapping hands applause approval
🙌 raising hands celebration gesture
🫶 heart hands <3 hands
👐 open hands hand hands
🤲 palms up together cupped dua
🤝 handshake agreement deal
🙏 folded hands appreciate ask
✍️ writing hand hand write
💅 nail polish bored care
🤳 selfie camera phone
💪 flexed biceps arm beast
🦾 mechanical arm accessibility arm
🦿 mechanical leg accessibility leg
🦵 leg bent foot
🦶 foot ankle feet
👂️ ear body ears
🦻 ear with hearing aid accessibility aid
👃 nose body noses
🧠 brain intelligent smart
🫀 anatomical heart anatomical beat
🫁 lungs breath breathe
🦷 tooth dentist pearly
🦴 bone bones dog
👀 eyes body eye
👁️ eye 1 body
👅 tongue body lick
👄 mouth beauty body
🫦 biting lip anxious bite
👶 baby babies children
🧒 child bright-eyed grandchild
👦 boy bright-eyed child
👧 girl bright-eyed child
🧑 person adult
👱 person: blond hair blond blond-haired
👨 man adult bro
🧔 person: beard beard bearded
🧔‍♂️ man: beard beard bearded
🧔‍♀️ woman: beard beard bearded
👨‍🦰 man: red hair adult bro
👨‍🦱 man: curly hair adult bro
👨‍🦳 man: white hair adult bro
👨‍🦲 man: bald adult bald
👩 woman adult lady
👩‍🦰 woman: red hair adult lady
🧑‍🦰 person: red hair adult person
👩‍🦱 woman: curly hair adult curly hair
🧑‍🦱 person: curly hair adult curly hair
👩‍🦳 woman: white hair adult lady
🧑‍🦳 person: white hair adult person
👩‍🦲 woman: bald adult bald
🧑‍🦲 person: bald adult bald
👱‍♀️ woman: blond hair blond blond-haired
👱‍♂️ man: blond hair blond blond-haired
🧓 older person adult elderly
👴 old man adult bald
👵 old woman adult elderly
🙍 person frowning annoyed disappointed
🙍‍♂️ man frowning annoyed disappointed
🙍‍♀️ woman frowning annoyed disappointed
🙎 person pouting disappointed downtrodden
🙎‍♂️ man pouting disappointed downtrodden
🙎‍♀️ woman pouting disappointed downtrodden
🙅 person gesturing NO forbidden gesture
🙅‍♂️ man gesturing NO forbidden gesture
🙅‍♀️ woman gesturing NO forbidden gesture
🙆 person gesturing OK exercise gesture
🙆‍♂️ man gesturing OK exercise gesture
🙆‍♀️ woman gesturing OK exercise gesture
💁 person tipping hand fetch flick
💁‍♂️ man tipping hand fetch flick
💁‍♀️ woman tipping hand fetch flick
🙋 person raising hand gesture hand
🙋‍♂️ man raising hand gesture hand
🙋‍♀️ woman raising hand gesture hand
🧏 deaf person accessibility deaf
🧏‍♂️ deaf man accessibility deaf
🧏‍♀️ deaf woman accessibility deaf
🙇 person bowing apology ask
🙇‍♂️ man bowing apology ask
🙇‍♀️ woman bowing apology ask
🤦 person facepalming again bewilder
🤦‍♂️ man facepalming again bewilder
🤦‍♀️ woman facepalming again bewilder
🤷 person shrugging doubt dunno
🤷‍♂️ man shrugging doubt dunno
🤷‍♀️ woman shrugging doubt dunno
🧑‍⚕️ health worker doctor health
👨‍⚕️ man health worker doctor health
👩‍⚕️ woman health worker doctor health
🧑‍🎓 student graduate
👨‍🎓 man student graduate man
👩‍🎓 woman student graduate student
🧑‍🏫 teacher instructor lecturer
👨‍🏫 man teacher instructor lecturer
👩‍🏫 woman teacher instructor lecturer
🧑‍⚖️ judge justice law
👨‍⚖️ man judge judge justice
👩‍⚖️ woman judge judge justice
🧑‍🌾 farmer gardener rancher
👨‍🌾 man farmer farmer gardener
👩‍🌾 woman farmer farmer gardener
🧑‍🍳 cook chef
👨‍🍳 man cook chef cook
👩‍🍳 woman cook chef cook
🧑‍🔧 mechanic electrician plumber
👨‍🔧 man mechanic electrician man
👩‍🔧 woman mechanic electrician mechanic
🧑‍🏭 factory worker assembly factory
👨‍🏭 man factory worker assembly factory
👩‍🏭 woman factory worker assembly factory
🧑‍💼 office worker architect business
👨‍💼 man office worker architect business
👩‍💼 woman office worker architect business
🧑‍🔬 scientist biologist chemist
👨‍🔬 man scientist biologist chemist
👩‍🔬 woman scientist biologist chemist
🧑‍💻 technologist coder computer
👨‍💻 man technologist coder computer
👩‍💻 woman technologist coder computer
🧑‍🎤 singer actor entertainer
👨‍🎤 man singer actor entertainer
👩‍🎤 woman singer actor entertainer
🧑‍🎨 artist palette
👨‍🎨 man artist artist man
👩‍🎨 woman artist artist palette
🧑‍✈️ pilot plane
👨‍✈️ man pilot man pilot
👩‍✈️ woman pilot pilot plane
🧑‍🚀 astronaut rocket space
👨‍🚀 man astronaut astronaut man
👩‍🚀 woman astronaut astronaut rocket
🧑‍🚒 firefighter fire firetruck
👨‍🚒 man firefighter fire firefighter
👩‍🚒 woman firefighter fire firefighter
👮 police officer apprehend arrest
👮‍♂️ man police officer apprehend arrest
👮‍♀️ woman police officer apprehend arrest
🕵️ detective sleuth spy
🕵️‍♂️ man detective detective man
🕵️‍♀️ woman detective detective sleuth
💂 guard buckingham helmet
💂‍♂️ man guard buckingham guard
💂‍♀️ woman guard buckingham guard
🥷 ninja assassin fight
👷 construction worker build construction
👷‍♂️ man construction worker build construction
👷‍♀️ woman construction worker build construction
🫅 person with crown crown monarch
🤴 prince crown fairy
👸 princess crown fairy
👳 person wearing turban person turban
👳‍♂️ man wearing turban man turban
👳‍♀️ woman wearing turban turban wearing
👲 person with skullcap cap chinese
🧕 woman with headscarf bandana head
🤵 person in tuxedo formal person
🤵‍♂️ man in tuxedo formal groom
🤵‍♀️ woman in tuxedo formal tuxedo
👰 person with veil person veil
👰‍♂️ man with veil man veil
👰‍♀️ woman with veil bride veil
🤰 pregnant woman pregnant woman
🫃 pregnant man belly bloated
🫄 pregnant person belly bloated
🤱 breast-feeding baby breast
👩‍🍼 woman feeding baby baby feed
👨‍🍼 man feeding baby baby dad
🧑‍🍼 person feeding baby baby feed
👼 baby angel angel baby
🎅 Santa Claus celebration christmas
🤶 Mrs. Claus celebration christmas
🧑‍🎄 Mx Claus celebration christmas
🦸 superhero good hero
🦸‍♂️ man superhero good hero
🦸‍♀️ woman superhero good hero
🦹 supervillain bad criminal
🦹‍♂️ man supervillain bad criminal
🦹‍♀️ woman supervillain bad criminal
🧙 mage fantasy magic
🧙‍♂️ man mage fantasy mage
🧙‍♀️ woman mage fantasy mage
🧚 fairy fairytale fantasy
🧚‍♂️ man fairy fairy fairytale
🧚‍♀️ woman fairy fairy fairytale
🧛 vampire blood dracula
🧛‍♂️ man vampire blood fangs
🧛‍♀️ woman vampire blood fangs
🧜 merperson creature fairytale
🧜‍♂️ merman creature fairytale
🧜‍♀️ mermaid creature fairytale
🧝 elf elves enchantment
🧝‍♂️ man elf elf elves
🧝‍♀️ woman elf elf elves
🧞 genie djinn fantasy
🧞‍♂️ man genie djinn fantasy
🧞‍♀️ woman genie djinn fantasy
🧟 zombie apocalypse dead
🧟‍♂️ man zombie apocalypse dead
🧟‍♀️ woman zombie apocalypse dead
🧌 troll fairy fantasy
🫈 hairy creature bigfoot cryptid
💆 person getting massage face getting
💆‍♂️ man getting massage face getting
💆‍♀️ woman getting massage face getting
💇 person getting haircut barber beauty
💇‍♂️ man getting haircut barber beauty
💇‍♀️ woman getting haircut barber beauty
🚶 person walking amble gait
🚶‍♂️ man walking amble gait
🚶‍♀️ woman walking amble gait
🚶‍➡️ person walking: facing right amble facing
🚶‍♀️‍➡️ woman walking: facing right amble facing
🚶‍♂️‍➡️ man walking: facing right amble facing
🧍 person standing person stand
🧍‍♂️ man standing man stand
🧍‍♀️ woman standing stand standing
🧎 person kneeling kneel kneeling
🧎‍♂️ man kneeling kneel kneeling
🧎‍♀️ woman kneeling kneel kneeling
🧎‍➡️ person kneeling: facing right facing kneel
🧎‍♀️‍➡️ woman kneeling: facing right facing kneel
🧎‍♂️‍➡️ man kneeling: facing right facing kneel
🧑‍🦯 person with white cane accessibility blind
🧑‍🦯‍➡️ person with white cane: facing right accessibility blind
👨‍🦯 man with white cane accessibility blind
👨‍🦯‍➡️ man with white cane: facing right accessibility blind
👩‍🦯 woman with white cane accessibility blind
👩‍🦯‍➡️ woman with white cane: facing right accessibility blind
🧑‍🦼 person in motorized wheelchair accessibility motorized
🧑‍🦼‍➡️ person in motorized wheelchair: facing right accessibility facing
👨‍🦼 man in motorized wheelchair accessibility man
👨‍🦼‍➡️ man in motorized wheelchair: facing right accessibility facing
👩‍🦼 woman in motorized wheelchair accessibility motorized
👩‍🦼‍➡️ woman in motorized wheelchair: facing right accessibility facing
🧑‍🦽 person in manual wheelchair accessibility manual
🧑‍🦽‍➡️ person in manual wheelchair: facing right accessibility facing
👨‍🦽 man in manual wheelchair accessibility man
👨‍🦽‍➡️ man in manual wheelchair: facing right accessibility facing
👩‍🦽 woman in manual wheelchair accessibility manual
👩‍🦽‍➡️ woman in manual wheelchair: facing right accessibility facing
🏃 person running fast hurry
🏃‍♂️ man running fast hurry
🏃‍♀️ woman running fast hurry
🏃‍➡️ person running: facing right facing fast
🏃‍♀️‍➡️ woman running: facing right facing fast
🏃‍♂️‍➡️ man running: facing right facing fast
🧑‍🩰 ballet dancer ballet dancer
💃 woman dancing dance dancer
🕺 man dancing dance dancer
🕴️ person in suit levitating business levitating
👯 people with bunny ears bestie bff
👯‍♂️ men with bunny ears bestie bff
👯‍♀️ women with bunny ears bestie bff
🧖 person in steamy room day luxurious
🧖‍♂️ man in steamy room day luxurious
🧖‍♀️ woman in steamy room day luxurious
🧗 person climbing climb climber
🧗‍♂️ man climbing climb climber
🧗‍♀️ woman climbing climb climber
🤺 person fencing fencer fencing
🏇 horse racing horse jockey
⛷️ skier ski snow
🏂️ snowboarder ski snow
🏌️ person golfing ball birdie
🏌️‍♂️ man golfing ball birdie
🏌️‍♀️ woman golfing ball birdie
🏄️ person surfing beach ocean
🏄‍♂️ man surfing beach man
🏄‍♀️ woman surfing beach ocean
🚣 person rowing boat boat canoe
🚣‍♂️ man rowing boat boat canoe
🚣‍♀️ woman rowing boat boat canoe
🏊️ person swimming freestyle person
🏊‍♂️ man swimming freestyle man
🏊‍♀️ woman swimming freestyle man
⛹️ person bouncing ball athletic ball
⛹️‍♂️ man bouncing ball athletic ball
⛹️‍♀️ woman bouncing ball athletic ball
🏋️ person lifting weights barbell bodybuilder
🏋️‍♂️ man lifting weights barbell bodybuilder
🏋️‍♀️ woman lifting weights barbell bodybuilder
🚴 person biking bicycle bicyclist
🚴‍♂️ man biking bicycle bicyclist
🚴‍♀️ woman biking bicycle bicyclist
🚵 person mountain biking bicycle bicyclist
🚵‍♂️ man mountain biking bicycle bicyclist
🚵‍♀️ woman mountain biking bicycle bicyclist
🤸 person cartwheeling active cartwheel
🤸‍♂️ man cartwheeling active cartwheel
🤸‍♀️ woman cartwheeling active cartwheel
🤼 people wrestling combat duel
🤼‍♂️ men wrestling combat duel
🤼‍♀️ women wrestling combat duel
🤽 person playing water polo person playing
🤽‍♂️ man playing water polo man playing
🤽‍♀️ woman playing water polo playing polo
🤾 person playing handball athletics ball
🤾‍♂️ man playing handball athletics ball
🤾‍♀️ woman playing handball athletics ball
🤹 person juggling act balance
🤹‍♂️ man juggling act balance
🤹‍♀️ woman juggling act balance
🧘 person in lotus position cross legged
🧘‍♂️ man in lotus position cross legged
🧘‍♀️ woman in lotus position cross legged
🛀 person taking bath bath bathtub
🛌 person in bed bed bedtime
🧑‍🤝‍🧑 people holding hands bae bestie
👭 women holding hands bae bestie
👫 woman and man holding hands bae bestie
👬 men holding hands bae bestie
💏 kiss anniversary babe
👩‍❤️‍💋‍👨 kiss: woman, man anniversary babe
👨‍❤️‍💋‍👨 kiss: man, man anniversary babe
👩‍❤️‍💋‍👩 kiss: woman, woman anniversary babe
💑 couple with heart anniversary babe
👩‍❤️‍👨 couple with heart: woman, man anniversary babe
👨‍❤️‍👨 couple with heart: man, man anniversary babe
👩‍❤️‍👩 couple with heart: woman, woman anniversary babe
👨‍👩‍👦 family: man, woman, boy boy child
👨‍👩‍👧 family: man, woman, girl child family
👨‍👩‍👧‍👦 family: man, woman, girl, boy boy child
👨‍👩‍👦‍👦 family: man, woman, boy, boy boy child
👨‍👩‍👧‍👧 family: man, woman, girl, girl child family
👨‍👨‍👦 family: man, man, boy boy child
👨‍👨‍👧 family: man, man, girl child family
👨‍👨‍👧‍👦 family: man, man, girl, boy boy child
👨‍👨‍👦‍👦 family: man, man, boy, boy boy child
👨‍👨‍👧‍👧 family: man, man, girl, girl child family
👩‍👩‍👦 family: woman, woman, boy boy child
👩‍👩‍👧 family: woman, woman, girl child family
👩‍👩‍👧‍👦 family: woman, woman, girl, boy boy child
👩‍👩‍👦‍👦 family: woman, woman, boy, boy boy child
👩‍👩‍👧‍👧 family: woman, woman, girl, girl child family
👨‍👦 family: man, boy boy child
👨‍👦‍👦 family: man, boy, boy boy child
👨‍👧 family: man, girl child family
👨‍👧‍👦 family: man, girl, boy boy child
👨‍👧‍👧 family: man, girl, girl child family
👩‍👦 family: woman, boy boy child
👩‍👦‍👦 family: woman, boy, boy boy child
👩‍👧 family: woman, girl child family
👩‍👧‍👦 family: woman, girl, boy boy child
👩‍👧‍👧 family: woman, girl, girl child family
🗣️ speaking head face head
👤 bust in silhouette bust mysterious
👥 busts in silhouette bff bust
🫂 people hugging comfort embrace
👪️ family child
🧑‍🧑‍🧒 family: adult, adult, child adult child
🧑‍🧑‍🧒‍🧒 family: adult, adult, child, child adult child
🧑‍🧒 family: adult, child adult child
🧑‍🧒‍🧒 family: adult, child, child adult child
👣 footprints barefoot clothing
🫆 fingerprint clue crime`,
  `🐵 monkey face animal banana
🐒 monkey animal banana
🦍 gorilla animal
🦧 orangutan animal ape
🐶 dog face adorbs animal
🐕️ dog animal animals
🦮 guide dog accessibility animal
🐕‍🦺 service dog accessibility animal
🐩 poodle animal dog
🐺 wolf animal face
🦊 fox animal face
🦝 raccoon animal curious
🐱 cat face animal cat
🐈️ cat animal animals
🐈‍⬛ black cat animal black
🦁 lion alpha animal
🐯 tiger face animal big
🐅 tiger animal big
🐆 leopard animal big
🐴 horse face animal dressage
🫎 moose alces animal
🫏 donkey animal ass
🐎 horse animal equestrian
🦄 unicorn face
🦓 zebra animal stripe
🦌 deer animal
🦬 bison animal buffalo
🐮 cow face animal cow
🐂 ox animal animals
🐃 water buffalo animal buffalo
🐄 cow animal animals
🐷 pig face animal bacon
🐖 pig animal bacon
🐗 boar animal pig
🐽 pig nose animal face
🐏 ram animal aries
🐑 ewe animal baa
🐐 goat animal capricorn
🐪 camel animal desert
🐫 two-hump camel animal bactrian
🦙 llama alpaca animal
🦒 giraffe animal spots
🐘 elephant animal
🦣 mammoth animal extinction
🦏 rhinoceros animal
🦛 hippopotamus animal hippo
🐭 mouse face animal face
🐁 mouse animal animals
🐀 rat animal
🐹 hamster animal face
🐰 rabbit face animal bunny
🐇 rabbit animal bunny
🐿️ chipmunk animal squirrel
🦫 beaver animal dam
🦔 hedgehog animal spiny
🦇 bat animal vampire
🐻 bear animal face
🐻‍❄️ polar bear animal arctic
🐨 koala animal australia
🐼 panda animal bamboo
🦥 sloth lazy slow
🦦 otter animal fishing
🦨 skunk animal stink
🦘 kangaroo animal joey
🦡 badger animal honey
🐾 paw prints feet paw
🦃 turkey bird gobble
🐔 chicken animal bird
🐓 rooster animal bird
🐣 hatching chick animal baby
🐤 baby chick animal baby
🐥 front-facing baby chick animal baby
🐦️ bird animal ornithology
🐧 penguin animal antarctica
🕊️ dove bird fly
🦅 eagle animal bird
🦆 duck animal bird
🦢 swan animal bird
🦉 owl animal bird
🦤 dodo animal bird
🪶 feather bird flight
🦩 flamingo animal bird
🦚 peacock animal bird
🦜 parrot animal bird
🪽 wing angelic ascend
🐦‍⬛ black bird animal beak
🪿 goose animal bird
🐦‍🔥 phoenix ascend ascension
🐸 frog animal face
🐊 crocodile animal zoo
🐢 turtle animal terrapin
🦎 lizard animal reptile
🐍 snake animal bearer
🐲 dragon face animal dragon
🐉 dragon animal fairy
🦕 sauropod brachiosaurus brontosaurus
🦖 T-Rex dinosaur rex
🐳 spouting whale animal beach
🐋 whale animal beach
🐬 dolphin animal beach
🫍 orca marine ocean
🦭 seal animal lion
🐟️ fish animal dinner
🐠 tropical fish animal fish
🐡 blowfish animal fish
🦈 shark animal fish
🐙 octopus animal creature
🐚 spiral shell animal beach
🪸 coral change climate
🪼 jellyfish animal aquarium
🦀 crab cancer zodiac
🦞 lobster animal bisque
🦐 shrimp food shellfish
🦑 squid animal food
🦪 oyster diving pearl
🐌 snail animal escargot
🦋 butterfly insect pretty
🐛 bug animal garden
🐜 ant animal garden
🐝 honeybee animal bee
🪲 beetle animal bug
🐞 lady beetle animal beetle
🦗 cricket animal bug
🪳 cockroach animal insect
🕷️ spider animal insect
🕸️ spider web spider web
🦂 scorpion scorpio scorpius
🦟 mosquito bite disease
🪰 fly animal disease
🪱 worm animal annelid
🦠 microbe amoeba bacteria
💐 bouquet anniversary birthday
🌸 cherry blossom blossom cherry
💮 white flower flower white
🪷 lotus beauty buddhism
🏵️ rosette plant
🌹 rose beauty elegant
🥀 wilted flower dying flower
🌺 hibiscus flower plant
🌻 sunflower flower outdoors
🌼 blossom buttercup dandelion
🌷 tulip blossom flower
🪻 hyacinth bloom bluebonnet
🌱 seedling plant sapling
🪴 potted plant decor grow
🌲 evergreen tree christmas evergreen
🌳 deciduous tree deciduous forest
🌴 palm tree beach palm
🌵 cactus desert drought
🌾 sheaf of rice ear grain
🌿 herb leaf plant
☘️ shamrock irish plant
🍀 four leaf clover 4 clover
🍁 maple leaf falling leaf
🍂 fallen leaf autumn fall
🍃 leaf fluttering in wind blow flutter
🪹 empty nest branch empty
🪺 nest with eggs bird branch
🍄 mushroom fungus toadstool
🪾 leafless tree bare barren`,
  `🍇 grapes dionysus fruit
🍈 melon cantaloupe fruit
🍉 watermelon fruit
🍊 tangerine c citrus
🍋 lemon citrus fruit
🍋‍🟩 lime acidity citrus
🍌 banana fruit potassium
🍍 pineapple colada fruit
🥭 mango food fruit
🍎 red apple apple diet
🍏 green apple apple fruit
🍐 pear fruit
🍑 peach fruit
🍒 cherries berries cherry
🍓 strawberry berry fruit
🫐 blueberries berries berry
🥝 kiwi fruit food fruit
🍅 tomato food fruit
🫒 olive food
🥥 coconut colada palm
🥑 avocado food fruit
🍆 eggplant aubergine vegetable
🥔 potato food vegetable
🥕 carrot food vegetable
🌽 ear of corn corn crops
🌶️ hot pepper hot pepper
🫑 bell pepper bell capsicum
🥒 cucumber food pickle
🥬 leafy green bok burgers
🥦 broccoli cabbage wild
🧄 garlic flavoring
🧅 onion flavoring
🥜 peanuts food nut
🫘 beans food kidney
🌰 chestnut almond plant
🫚 ginger root beer ginger
🫛 pea pod beans beanstalk
🍄‍🟫 brown mushroom food fungi
🫜 root vegetable beet food
🍞 bread carbs food
🥐 croissant bread breakfast
🥖 baguette bread baguette bread
🫓 flatbread arepa bread
🥨 pretzel convoluted twisted
🥯 bagel bakery bread
🥞 pancakes breakfast crêpe
🧇 waffle breakfast indecisive
🧀 cheese wedge cheese wedge
🍖 meat on bone bone meat
🍗 poultry leg bone chicken
🥩 cut of meat chop cut
🥓 bacon breakfast food
🍔 hamburger burger eat
🍟 french fries fast food
🍕 pizza cheese food
🌭 hot dog dog frankfurter
🥪 sandwich bread
🌮 taco mexican
🌯 burrito mexican wrap
🫔 tamale food mexican
🥙 stuffed flatbread falafel flatbread
🧆 falafel chickpea meatball
🥚 egg breakfast food
🍳 cooking breakfast easy
🥘 shallow pan of food casserole food
🍲 pot of food food pot
🫕 fondue cheese chocolate
🥣 bowl with spoon bowl breakfast
🥗 green salad food green
🍿 popcorn corn movie
🧈 butter dairy
🧂 salt condiment flavor
🥫 canned food can canned
🍱 bento box bento box
🍘 rice cracker cracker food
🍙 rice ball ball food
🍚 cooked rice cooked food
🍛 curry rice curry food
🍜 steaming bowl bowl chopsticks
🍝 spaghetti food meatballs
🍠 roasted sweet potato food potato
🍢 oden food kebab
🍣 sushi food
🍤 fried shrimp fried prawn
🍥 fish cake with swirl cake fish
🥮 moon cake autumn cake
🍡 dango dessert japanese
🥟 dumpling empanada gyōza
🥠 fortune cookie cookie fortune
🥡 takeout box box chopsticks
🍦 soft ice cream cream dessert
🍧 shaved ice dessert ice
🍨 ice cream cream dessert
🍩 doughnut breakfast dessert
🍪 cookie chip chocolate
🎂 birthday cake bday birthday
🍰 shortcake cake dessert
🧁 cupcake bakery dessert
🥧 pie apple filling
🍫 chocolate bar bar candy
🍬 candy cavities dessert
🍭 lollipop candy dessert
🍮 custard dessert pudding
🍯 honey pot barrel bear
🍼 baby bottle babies baby
🥛 glass of milk drink glass
☕️ hot beverage beverage cafe
🫖 teapot brew drink
🍵 teacup without handle beverage cup
🍶 sake bar beverage
🍾 bottle with popping cork bar bottle
🍷 wine glass alcohol bar
🍸️ cocktail glass alcohol bar
🍹 tropical drink alcohol bar
🍺 beer mug alcohol ale
🍻 clinking beer mugs alcohol bar
🥂 clinking glasses celebrate clink
🥃 tumbler glass glass liquor
🫗 pouring liquid accident drink
🥤 cup with straw cup drink
🧋 bubble tea boba bubble
🧃 beverage box beverage box
🧉 mate drink
🧊 ice cold cube
🥢 chopsticks hashi jeotgarak
🍽️ fork and knife with plate cooking dinner
🍴 fork and knife breakfast breaky
🥄 spoon eat tableware
🔪 kitchen knife chef cooking
🫙 jar condiment container
🏺 amphora aquarius cooking`,
  `🌍️ globe showing Europe-Africa africa earth
🌎️ globe showing Americas americas earth
🌏️ globe showing Asia-Australia asia asia-australia
🌐 globe with meridians earth globe
🗺️ world map map world
🗾 map of Japan japan map
🧭 compass direction magnetic
🏔️ snow-capped mountain cold mountain
⛰️ mountain mountain
🛘 landslide avalanche danger
🌋 volcano eruption mountain
🗻 mount fuji fuji mount
🏕️ camping camping
🏖️ beach with umbrella beach umbrella
🏜️ desert desert
🏝️ desert island desert island
🏞️ national park national park
🏟️ stadium stadium
🏛️ classical building building classical
🏗️ building construction building construction
🧱 brick bricks clay
🪨 rock boulder heavy
🪵 wood log lumber
🛖 hut home house
🏘️ houses house
🏚️ derelict house derelict home
🏠️ house building country
🏡 house with garden building country
🏢 office building building city
🏣 Japanese post office building japanese
🏤 post office building european
🏥 hospital building doctor
🏦 bank building
🏨 hotel building
🏩 love hotel building hotel
🏪 convenience store 24 building
🏫 school building
🏬 department store building department
🏭️ factory building
🏯 Japanese castle building castle
🏰 castle building european
💒 wedding chapel hitched
🗼 Tokyo tower tokyo tower
🗽 Statue of Liberty liberty new
⛪️ church bless chapel
🕌 mosque islam masjid
🛕 hindu temple hindu temple
🕍 synagogue jew jewish
⛩️ shinto shrine religion shinto
🕋 kaaba hajj islam
⛲️ fountain fountain
⛺️ tent camping
🌁 foggy fog
🌃 night with stars night star
🏙️ cityscape city
🌄 sunrise over mountains morning mountains
🌅 sunrise morning nature
🌆 cityscape at dusk at building
🌇 sunset building dusk
🌉 bridge at night at bridge
♨️ hot springs hot hotsprings
🎠 carousel horse carousel entertainment
🛝 playground slide amusement park
🎡 ferris wheel amusement ferris
🎢 roller coaster amusement coaster
💈 barber pole barber cut
🎪 circus tent circus tent
🚂 locomotive caboose engine
🚃 railway car car electric
🚄 high-speed train high-speed railway
🚅 bullet train bullet high-speed
🚆 train arrived choo
🚇️ metro subway travel
🚈 light rail arrived light
🚉 station railway train
🚊 tram trolleybus
🚝 monorail vehicle
🚞 mountain railway car mountain
🚋 tram car bus car
🚌 bus school vehicle
🚍️ oncoming bus bus cars
🚎 trolleybus bus tram
🚐 minibus bus drive
🚑️ ambulance emergency vehicle
🚒 fire engine engine fire
🚓 police car 5–0 car
🚔️ oncoming police car car oncoming
🚕 taxi cab cabbie
🚖 oncoming taxi cab cabbie
🚗 automobile car driving
🚘️ oncoming automobile automobile car
🚙 sport utility vehicle car drive
🛻 pickup truck automobile car
🚚 delivery truck car delivery
🚛 articulated lorry articulated car
🚜 tractor vehicle
🏎️ racing car car racing
🏍️ motorcycle racing
🛵 motor scooter motor scooter
🦽 manual wheelchair accessibility manual
🦼 motorized wheelchair accessibility motorized
🛺 auto rickshaw auto rickshaw
🚲️ bicycle bike class
🛴 kick scooter kick scooter
🛹 skateboard board skate
🛼 roller skate blades roller
🚏 bus stop bus busstop
🛣️ motorway highway road
🛤️ railway track railway track
🛢️ oil drum drum oil
⛽️ fuel pump diesel fuel
🛞 wheel car circle
🚨 police car light alarm alert
🚥 horizontal traffic light horizontal intersection
🚦 vertical traffic light drove intersection
🛑 stop sign octagonal sign
🚧 construction barrier
⚓️ anchor ship tool
🛟 ring buoy buoy float
⛵️ sailboat boat resort
🛶 canoe boat
🚤 speedboat billionaire boat
🛳️ passenger ship passenger ship
⛴️ ferry boat passenger
🛥️ motor boat boat motor
🚢 ship boat passenger
✈️ airplane aeroplane fly
🛩️ small airplane aeroplane airplane
🛫 airplane departure aeroplane airplane
🛬 airplane arrival aeroplane airplane
🪂 parachute hang-glide parasail
💺 seat chair
🚁 helicopter copter roflcopter
🚟 suspension railway railway suspension
🚠 mountain cableway cable cableway
🚡 aerial tramway aerial cable
🛰️ satellite space
🚀 rocket launch rockets
🛸 flying saucer aliens extra
🛎️ bellhop bell bell bellhop
🧳 luggage bag packing
⌛️ hourglass done done hourglass
⏳️ hourglass not done done flowing
⌚️ watch clock time
⏰️ alarm clock alarm clock
⏱️ stopwatch clock time
⏲️ timer clock clock timer
🕰️ mantelpiece clock clock mantelpiece
🕛️ twelve o’clock 12 12:00
🕧️ twelve-thirty 12 12:30
🕐️ one o’clock 1 1:00
🕜️ one-thirty 1 1:30
🕑️ two o’clock 2 2:00
🕝️ two-thirty 2 2:30
🕒️ three o’clock 3 3:00
🕞️ three-thirty 3 30
🕓️ four o’clock 4 4:00
🕟️ four-thirty 30 4
🕔️ five o’clock 5 5:00
🕠️ five-thirty 30 5
🕕️ six o’clock 6 6:00
🕡️ six-thirty 30 6
🕖️ seven o’clock 0 7
🕢️ seven-thirty 30 7
🕗️ eight o’clock 8 8:00
🕣️ eight-thirty 30 8
🕘️ nine o’clock 9 9:00
🕤️ nine-thirty 30 9
🕙️ ten o’clock 0 10
🕥️ ten-thirty 10 10:30
🕚️ eleven o’clock 11 11:00
🕦️ eleven-thirty 11 11:30
🌑 new moon dark moon
🌒 waxing crescent moon crescent dreams
🌓 first quarter moon first moon
🌔 waxing gibbous moon gibbous moon
🌕️ full moon full moon
🌖 waning gibbous moon gibbous moon
🌗 last quarter moon last moon
🌘 waning crescent moon crescent moon
🌙 crescent moon crescent moon
🌚 new moon face face moon
🌛 first quarter moon face face first
🌜️ last quarter moon face dreams face
🌡️ thermometer weather
☀️ sun bright rays
🌝 full moon face bright face
🌞 sun with face beach bright
🪐 ringed planet planet ringed
⭐️ star astronomy medium
🌟 glowing star glittery glow
🌠 shooting star falling night
🌌 milky way milky space
☁️ cloud weather
⛅️ sun behind cloud behind cloud
⛈️ cloud with lightning and rain cloud lightning
🌤️ sun behind small cloud behind cloud
🌥️ sun behind large cloud behind cloud
🌦️ sun behind rain cloud behind cloud
🌧️ cloud with rain cloud rain
🌨️ cloud with snow cloud cold
🌩️ cloud with lightning cloud lightning
🌪️ tornado cloud weather
🌫️ fog cloud weather
🌬️ wind face blow cloud
🌀 cyclone dizzy hurricane
🌈 rainbow gay genderqueer
🌂 closed umbrella closed clothing
☂️ umbrella clothing rain
☔️ umbrella with rain drops clothing drop
⛱️ umbrella on ground ground rain
⚡️ high voltage danger electric
❄️ snowflake cold snow
☃️ snowman cold man
⛄️ snowman without snow cold man
☄️ comet space
🔥 fire af burn
💧 droplet cold comic
🌊 water wave nature ocean`,
  `🎃 jack-o-lantern celebration halloween
🎄 Christmas tree celebration christmas
🎆 fireworks boom celebration
🎇 sparkler boom celebration
🧨 firecracker dynamite explosive
✨️ sparkles * magic
🎈 balloon birthday celebrate
🎉 party popper awesome birthday
🎊 confetti ball ball celebrate
🎋 tanabata tree banner celebration
🎍 pine decoration bamboo celebration
🎎 Japanese dolls celebration doll
🎏 carp streamer carp celebration
🎐 wind chime bell celebration
🎑 moon viewing ceremony celebration ceremony
🧧 red envelope envelope gift
🎀 ribbon celebration
🎁 wrapped gift birthday bow
🎗️ reminder ribbon celebration reminder
🎟️ admission tickets admission ticket
🎫 ticket admission stub
🎖️ military medal award celebration
🏆️ trophy champion champs
🏅 sports medal award gold
🥇 1st place medal 1st first
🥈 2nd place medal 2nd medal
🥉 3rd place medal 3rd bronze
⚽️ soccer ball ball football
⚾️ baseball ball sport
🥎 softball ball glove
🏀 basketball ball hoop
🏐 volleyball ball game
🏈 american football american ball
🏉 rugby football ball football
🎾 tennis ball racquet
🥏 flying disc disc flying
🎳 bowling ball game
🏏 cricket game ball bat
🏑 field hockey ball field
🏒 ice hockey game hockey
🥍 lacrosse ball goal
🏓 ping pong ball bat
🏸 badminton birdie game
🥊 boxing glove boxing glove
🥋 martial arts uniform arts judo
🥅 goal net goal net
⛳️ flag in hole flag golf
⛸️ ice skate ice skate
🎣 fishing pole entertainment fish
🤿 diving mask diving mask
🎽 running shirt athletics running
🎿 skis ski snow
🛷 sled luge sledge
🥌 curling stone curling game
🎯 bullseye bull dart
🪀 yo-yo fluctuate toy
🪁 kite fly soar
🔫 water pistol gun handgun
🎱 pool 8 ball 8 8ball
🔮 crystal ball ball crystal
🪄 magic wand magic magician
🎮️ video game controller entertainment
🕹️ joystick game video
🎰 slot machine casino gamble
🎲 game die dice die
🧩 puzzle piece clue interlocking
🧸 teddy bear bear plaything
🪅 piñata candy celebrate
🪩 mirror ball ball dance
🪆 nesting dolls babooshka baboushka
♠️ spade suit card game
♥️ heart suit card emotion
♦️ diamond suit card diamond
♣️ club suit card club
♟️ chess pawn chess dupe
🃏 joker card game
🀄️ mahjong red dragon dragon game
🎴 flower playing cards card cards
🎭️ performing arts actor actress
🖼️ framed picture art frame
🎨 artist palette art artist
🧵 thread needle sewing
🪡 sewing needle embroidery needle
🧶 yarn ball crochet
🪢 knot cord rope`,
  `👓️ glasses clothing eye
🕶️ sunglasses dark eye
🥽 goggles dive eye
🥼 lab coat clothes coat
🦺 safety vest emergency safety
👔 necktie clothing employed
👕 t-shirt blue casual
👖 jeans blue casual
🧣 scarf bundle cold
🧤 gloves hand
🧥 coat brr bundle
🧦 socks stocking
👗 dress clothes clothing
👘 kimono clothing comfortable
🥻 sari clothing dress
🩱 one-piece swimsuit bathing one-piece
🩲 briefs bathing one-piece
🩳 shorts bathing pants
👙 bikini bathing beach
👚 woman’s clothes blouse clothes
🪭 folding hand fan clack clap
👛 purse clothes clothing
👜 handbag bag clothes
👝 clutch bag bag clothes
🛍️ shopping bags bag bags
🎒 backpack backpacking bag
🩴 thong sandal beach flip
👞 man’s shoe brown clothes
👟 running shoe athletic clothes
🥾 hiking boot backpacking boot
🥿 flat shoe ballet comfy
👠 high-heeled shoe clothes clothing
👡 woman’s sandal clothing sandal
🩰 ballet shoes ballet dance
👢 woman’s boot boot clothes
🪮 hair pick afro comb
👑 crown clothing family
👒 woman’s hat clothes clothing
🎩 top hat clothes clothing
🎓️ graduation cap cap celebration
🧢 billed cap baseball bent
🪖 military helmet army helmet
⛑️ rescue worker’s helmet aid cross
📿 prayer beads beads clothing
💄 lipstick cosmetics date
💍 ring diamond engaged
💎 gem stone diamond engagement
🔇 muted speaker mute muted
🔈️ speaker low volume low soft
🔉 speaker medium volume medium sound
🔊 speaker high volume high loud
📢 loudspeaker address communication
📣 megaphone cheering sound
📯 postal horn horn post
🔔 bell break church
🔕 bell with slash bell forbidden
🎼 musical score music musical
🎵 musical note music musical
🎶 musical notes music musical
🎙️ studio microphone mic microphone
🎚️ level slider level music
🎛️ control knobs control knobs
🎤 microphone karaoke mic
🎧️ headphone earbud sound
📻️ radio entertainment tbt
🎷 saxophone instrument music
🎺 trumpet instrument music
🪊 trombone brass instrument
🪗 accordion box concertina
🎸 guitar instrument music
🎹 musical keyboard instrument keyboard
🎻 violin instrument music
🪕 banjo music stringed
🥁 drum drumsticks music
🪘 long drum beat conga
🪇 maracas cha dance
🪈 flute band fife
🪉 harp cupid instrument
📱 mobile phone cell communication
📲 mobile phone with arrow arrow build
☎️ telephone phone
📞 telephone receiver communication phone
📟️ pager communication
📠 fax machine communication fax
🔋 battery battery
🪫 low battery battery drained
🔌 electric plug electric electricity
💻️ laptop computer office
🖥️ desktop computer computer desktop
🖨️ printer computer
⌨️ keyboard computer
🖱️ computer mouse computer mouse
🖲️ trackball computer
💽 computer disk computer disk
💾 floppy disk computer disk
💿️ optical disk blu-ray cd
📀 dvd blu-ray cd
🧮 abacus calculation calculator
🎥 movie camera bollywood camera
🎞️ film frames cinema film
📽️ film projector cinema film
🎬️ clapper board action board
📺️ television tv video
📷️ camera photo selfie
📸 camera with flash camera flash
📹️ video camera camcorder camera
📼 videocassette old school
🔍️ magnifying glass tilted left glass lab
🔎 magnifying glass tilted right contact glass
🕯️ candle light
💡 light bulb bulb comic
🔦 flashlight electric light
🏮 red paper lantern bar lantern
🪔 diya lamp diya lamp
📔 notebook with decorative cover book cover
📕 closed book book closed
📖 open book book education
📗 green book book education
📘 blue book blue book
📙 orange book book education
📚️ books book education
📓 notebook notebook
📒 ledger notebook
📃 page with curl curl document
📜 scroll paper
📄 page facing up document facing
📰 newspaper communication news
🗞️ rolled-up newspaper news newspaper
📑 bookmark tabs bookmark mark
🔖 bookmark mark
🏷️ label tag
🪙 coin dollar euro
💰️ money bag bag bank
🪎 treasure chest gem gold
💴 yen banknote bank banknote
💵 dollar banknote bank banknote
💶 euro banknote 100 bank
💷 pound banknote bank banknote
💸 money with wings bank banknote
💳️ credit card bank card
🧾 receipt accounting bookkeeping
💹 chart increasing with yen bank chart
✉️ envelope e-mail email
📧 e-mail email letter
📨 incoming envelope delivering e-mail
📩 envelope with arrow arrow communication
📤️ outbox tray box email
📥️ inbox tray box email
📦️ package box communication
📫️ closed mailbox with raised flag closed communication
📪️ closed mailbox with lowered flag closed flag
📬️ open mailbox with raised flag flag mail
📭️ open mailbox with lowered flag flag lowered
📮 postbox mail mailbox
🗳️ ballot box with ballot ballot box
✏️ pencil pencil
✒️ black nib black nib
🖋️ fountain pen fountain pen
🖊️ pen ballpoint
🖌️ paintbrush painting
🖍️ crayon crayon
📝 memo communication media
💼 briefcase office
📁 file folder file folder
📂 open file folder file folder
🗂️ card index dividers card dividers
📅 calendar date
📆 tear-off calendar calendar tear-off
🗒️ spiral notepad note notepad
🗓️ spiral calendar calendar pad
📇 card index card index
📈 chart increasing chart data
📉 chart decreasing chart data
📊 bar chart bar chart
📋️ clipboard do list
📌 pushpin collage pin
📍 round pushpin location map
📎 paperclip paperclip
🖇️ linked paperclips link linked
📏 straight ruler angle edge
📐 triangular ruler angle math
✂️ scissors cut cutting
🗃️ card file box box card
🗄️ file cabinet cabinet file
🗑️ wastebasket can garbage
🔒️ locked closed lock
🔓️ unlocked cracked lock
🔏 locked with pen ink lock
🔐 locked with key bike closed
🔑 key keys lock
🗝️ old key clue key
🔨 hammer home improvement
🪓 axe ax chop
⛏️ pick hammer mining
⚒️ hammer and pick hammer pick
🛠️ hammer and wrench hammer spanner
🗡️ dagger knife weapon
⚔️ crossed swords crossed swords
💣️ bomb boom comic
🪃 boomerang rebound repercussion
🏹 bow and arrow archer archery
🛡️ shield weapon
🪚 carpentry saw carpenter carpentry
🔧 wrench home improvement
🪛 screwdriver flathead handy
🔩 nut and bolt bolt home
⚙️ gear cog cogwheel
🗜️ clamp compress tool
⚖️ balance scale balance justice
🦯 white cane accessibility blind
🔗 link links
⛓️‍💥 broken chain break breaking
⛓️ chains chain
🪝 hook catch crook
🧰 toolbox box chest
🧲 magnet attraction horseshoe
🪜 ladder climb rung
🪏 shovel bury dig
⚗️ alembic chemistry tool
🧪 test tube chemist chemistry
🧫 petri dish bacteria biologist
🧬 dna biologist evolution
🔬 microscope experiment lab
🔭 telescope contact extraterrestrial
📡 satellite antenna aliens antenna
💉 syringe doctor flu
🩸 drop of blood bleed blood
💊 pill doctor drugs
🩹 adhesive bandage adhesive bandage
🩼 crutch aid cane
🩺 stethoscope doctor heart
🩻 x-ray bones doctor
🚪 door back closet
🛗 elevator accessibility hoist
🪞 mirror makeup reflection
🪟 window air frame
🛏️ bed hotel sleep
🛋️ couch and lamp couch hotel
🪑 chair seat sit
🚽 toilet bathroom
🪠 plunger cup force
🚿 shower water
🛁 bathtub bath
🪤 mouse trap bait cheese
🪒 razor sharp shave
🧴 lotion bottle bottle lotion
🧷 safety pin diaper pin
🧹 broom cleaning sweeping
🧺 basket farming laundry
🧻 roll of paper paper roll
🪣 bucket cask pail
🧼 soap bar bathing
🫧 bubbles bubble burp
🪥 toothbrush bathroom brush
🧽 sponge absorbing cleaning
🧯 fire extinguisher extinguish extinguisher
🛒 shopping cart cart shopping
🚬 cigarette smoking
⚰️ coffin dead death
🪦 headstone cemetery dead
⚱️ funeral urn ashes death
🧿 nazar amulet amulet bead
🪬 hamsa amulet fatima
🗿 moai face moyai
🪧 placard card demonstration
🪪 identification card card credentials`,
  `🏧 ATM sign atm automated
🚮 litter in bin sign bin litter
🚰 potable water drinking potable
♿️ wheelchair symbol access handicap
🚹️ men’s room bathroom lavatory
🚺️ women’s room bathroom lavatory
🚻 restroom bathroom lavatory
🚼️ baby symbol baby changing
🚾 water closet bathroom closet
🛂 passport control control passport
🛃 customs packing
🛄 baggage claim arrived baggage
🛅 left luggage baggage case
⚠️ warning caution
🚸 children crossing child children
⛔️ no entry do entry
🚫 prohibited entry forbidden
🚳 no bicycles bicycle bicycles
🚭️ no smoking forbidden no
🚯 no littering forbidden litter
🚱 non-potable water dry non-drinking
🚷 no pedestrians forbidden no
📵 no mobile phones cell forbidden
🔞 no one under eighteen 18 age
☢️ radioactive sign
☣️ biohazard sign
⬆️ up arrow arrow cardinal
↗️ up-right arrow arrow direction
➡️ right arrow arrow cardinal
↘️ down-right arrow arrow direction
⬇️ down arrow arrow cardinal
↙️ down-left arrow arrow direction
⬅️ left arrow arrow cardinal
↖️ up-left arrow arrow direction
↕️ up-down arrow arrow up-down
↔️ left-right arrow arrow left-right
↩️ right arrow curving left arrow curving
↪️ left arrow curving right arrow curving
⤴️ right arrow curving up arrow curving
⤵️ right arrow curving down arrow curving
🔃 clockwise vertical arrows arrow arrows
🔄 counterclockwise arrows button again anticlockwise
🔙 BACK arrow arrow back
🔚 END arrow arrow end
🔛 ON! arrow arrow mark
🔜 SOON arrow arrow brb
🔝 TOP arrow arrow homie
🛐 place of worship place pray
⚛️ atom symbol atheist atom
🕉️ om hindu religion
✡️ star of David david jew
☸️ wheel of dharma buddhist dharma
☯️ yin yang difficult lives
✝️ latin cross christ christian
☦️ orthodox cross christian cross
☪️ star and crescent crescent islam
☮️ peace symbol healing peace
🕎 menorah candelabrum candlestick
🔯 dotted six-pointed star dotted fortune
🪯 khanda deg fateh
♈️ Aries aries horoscope
♉️ Taurus bull horoscope
♊️ Gemini gemini horoscope
♋️ Cancer cancer crab
♌️ Leo horoscope leo
♍️ Virgo horoscope virgo
♎️ Libra balance horoscope
♏️ Scorpio horoscope scorpio
♐️ Sagittarius archer horoscope
♑️ Capricorn capricorn goat
♒️ Aquarius aquarius bearer
♓️ Pisces fish horoscope
⛎️ Ophiuchus bearer ophiuchus
🔀 shuffle tracks button arrow button
🔁 repeat button arrow button
🔂 repeat single button arrow button
▶️ play button arrow button
⏩️ fast-forward button arrow button
⏭️ next track button arrow button
⏯️ play or pause button arrow button
◀️ reverse button arrow button
⏪️ fast reverse button arrow button
⏮️ last track button arrow button
🔼 upwards button arrow button
⏫️ fast up button arrow button
🔽 downwards button arrow button
⏬️ fast down button arrow button
⏸️ pause button bar button
⏹️ stop button button square
⏺️ record button button circle
⏏️ eject button button eject
🎦 cinema camera film
🔅 dim button brightness button
🔆 bright button bright brightness
📶 antenna bars antenna bar
🛜 wireless broadband computer
📳 vibration mode cell communication
📴 mobile phone off cell mobile
♀️ female sign female sign
♂️ male sign male man
⚧️ transgender symbol symbol transgender
✖️ multiply cancel multiplication
➕️ plus +
➖️ minus - heavy
➗️ divide division heavy
🟰 heavy equals sign answer equal
♾️ infinity forever unbounded
‼️ double exclamation mark ! !!
⁉️ exclamation question mark ! !?
❓️ red question mark ? mark
❔️ white question mark ? mark
❕️ white exclamation mark ! exclamation
❗️ red exclamation mark ! exclamation
〰️ wavy dash dash punctuation
💱 currency exchange bank currency
💲 heavy dollar sign billion cash
⚕️ medical symbol aesculapius medical
♻️ recycling symbol recycle recycling
⚜️ fleur-de-lis knights
🔱 trident emblem anchor emblem
📛 name badge badge name
🔰 Japanese symbol for beginner beginner chevron
⭕️ hollow red circle circle heavy
✅️ check mark button button check
☑️ check box with check ballot box
✔️ check mark check checked
❌️ cross mark cancel cross
❎️ cross mark button button cross
➰️ curly loop curl curly
➿️ double curly loop curl curly
〽️ part alternation mark alternation mark
✳️ eight-spoked asterisk * asterisk
✴️ eight-pointed star * eight-pointed
❇️ sparkle *
©️ copyright c
®️ registered r
™️ trade mark mark tm
🫟 splatter drip holi
#️⃣ keycap: # keycap
*️⃣ keycap: * keycap
0️⃣ keycap: 0 0 keycap
1️⃣ keycap: 1 1 keycap
2️⃣ keycap: 2 2 keycap
3️⃣ keycap: 3 3 keycap
4️⃣ keycap: 4 4 four
5️⃣ keycap: 5 5 five
6️⃣ keycap: 6 6 keycap
7️⃣ keycap: 7 7 keycap
8️⃣ keycap: 8 8 eight
9️⃣ keycap: 9 9 keycap
🔟 keycap: 10 keycap
🔠 input latin uppercase abcd input
🔡 input latin lowercase abcd input
🔢 input numbers 1234 input
🔣 input symbols % &
🔤 input latin letters abc alphabet
🅰️ A button (blood type) blood button
🆎 AB button (blood type) ab blood
🅱️ B button (blood type) b blood
🆑 CL button button cl
🆒 COOL button button cool
🆓 FREE button button free
ℹ️ information i
🆔 ID button button id
Ⓜ️ circled M circle circled
🆕 NEW button button new
🆖 NG button button ng
🅾️ O button (blood type) blood button
🆗 OK button button ok
🅿️ P button button p
🆘 SOS button button help
🆙 UP! button button mark
🆚 VS button button versus
🈁 Japanese “here” button button here
🈂️ Japanese “service charge” button button charge
🈷️ Japanese “monthly amount” button amount button
🈶 Japanese “not free of charge” button button charge
🈯️ Japanese “reserved” button button ideograph
🉐 Japanese “bargain” button bargain button
🈹 Japanese “discount” button button discount
🈚️ Japanese “free of charge” button button charge
🈲 Japanese “prohibited” button button ideograph
🉑 Japanese “acceptable” button acceptable button
🈸 Japanese “application” button application button
🈴 Japanese “passing grade” button button grade
🈳 Japanese “vacancy” button button ideograph
㊗️ Japanese “congratulations” button button congratulations
㊙️ Japanese “secret” button button ideograph
🈺 Japanese “open for business” button business button
🈵 Japanese “no vacancy” button button ideograph
🔴 red circle circle geometric
🟠 orange circle circle orange
🟡 yellow circle circle yellow
🟢 green circle circle green
🔵 blue circle blue circle
🟣 purple circle circle purple
🟤 brown circle brown circle
⚫️ black circle black circle
⚪️ white circle circle geometric
🟥 red square card penalty
🟧 orange square orange square
🟨 yellow square card penalty
🟩 green square green square
🟦 blue square blue square
🟪 purple square purple square
🟫 brown square brown square
⬛️ black large square black geometric
⬜️ white large square geometric large
◼️ black medium square black geometric
◻️ white medium square geometric medium
◾️ black medium-small square black geometric
◽️ white medium-small square geometric medium-small
▪️ black small square black geometric
▫️ white small square geometric small
🔶 large orange diamond diamond geometric
🔷 large blue diamond blue diamond
🔸 small orange diamond diamond geometric
🔹 small blue diamond blue diamond
🔺 red triangle pointed up geometric pointed
🔻 red triangle pointed down down geometric
💠 diamond with a dot comic diamond
🔘 radio button button geometric
🔳 white square button button geometric
🔲 black square button black button`,
  `🏁 chequered flag checkered chequered
🚩 triangular flag construction flag
🎌 crossed flags celebration cross
🏴 black flag black flag
🏳️ white flag flag waving
🏳️‍🌈 rainbow flag bisexual flag
🏳️‍⚧️ transgender flag blue flag
🏴‍☠️ pirate flag flag jolly
🇦🇨 flag: Ascension Island AC flag
🇦🇩 flag: Andorra AD flag
🇦🇪 flag: United Arab Emirates AE flag
🇦🇫 flag: Afghanistan AF flag
🇦🇬 flag: Antigua & Barbuda AG flag
🇦🇮 flag: Anguilla AI flag
🇦🇱 flag: Albania AL flag
🇦🇲 flag: Armenia AM flag
🇦🇴 flag: Angola AO flag
🇦🇶 flag: Antarctica AQ flag
🇦🇷 flag: Argentina AR flag
🇦🇸 flag: American Samoa AS flag
🇦🇹 flag: Austria AT flag
🇦🇺 flag: Australia AU flag
🇦🇼 flag: Aruba AW flag
🇦🇽 flag: Åland Islands AX flag
🇦🇿 flag: Azerbaijan AZ flag
🇧🇦 flag: Bosnia & Herzegovina BA flag
🇧🇧 flag: Barbados BB flag
🇧🇩 flag: Bangladesh BD flag
🇧🇪 flag: Belgium BE flag
🇧🇫 flag: Burkina Faso BF flag
🇧🇬 flag: Bulgaria BG flag
🇧🇭 flag: Bahrain BH flag
🇧🇮 flag: Burundi BI flag
🇧🇯 flag: Benin BJ flag
🇧🇱 flag: St. Barthélemy BL flag
🇧🇲 flag: Bermuda BM flag
🇧🇳 flag: Brunei BN flag
🇧🇴 flag: Bolivia BO flag
🇧🇶 flag: Caribbean Netherlands BQ flag
🇧🇷 flag: Brazil BR flag
🇧🇸 flag: Bahamas BS flag
🇧🇹 flag: Bhutan BT flag
🇧🇻 flag: Bouvet Island BV flag
🇧🇼 flag: Botswana BW flag
🇧🇾 flag: Belarus BY flag
🇧🇿 flag: Belize BZ flag
🇨🇦 flag: Canada CA flag
🇨🇨 flag: Cocos (Keeling) Islands CC flag
🇨🇩 flag: Congo - Kinshasa CD flag
🇨🇫 flag: Central African Republic CF flag
🇨🇬 flag: Congo - Brazzaville CG flag
🇨🇭 flag: Switzerland CH flag
🇨🇮 flag: Côte d’Ivoire CI flag
🇨🇰 flag: Cook Islands CK flag
🇨🇱 flag: Chile CL flag
🇨🇲 flag: Cameroon CM flag
🇨🇳 flag: China CN flag
🇨🇴 flag: Colombia CO flag
🇨🇵 flag: Clipperton Island CP flag
🇨🇶 flag: Sark CQ flag
🇨🇷 flag: Costa Rica CR flag
🇨🇺 flag: Cuba CU flag
🇨🇻 flag: Cape Verde CV flag
🇨🇼 flag: Curaçao CW flag
🇨🇽 flag: Christmas Island CX flag
🇨🇾 flag: Cyprus CY flag
🇨🇿 flag: Czechia CZ flag
🇩🇪 flag: Germany DE flag
🇩🇬 flag: Diego Garcia DG flag
🇩🇯 flag: Djibouti DJ flag
🇩🇰 flag: Denmark DK flag
🇩🇲 flag: Dominica DM flag
🇩🇴 flag: Dominican Republic DO flag
🇩🇿 flag: Algeria DZ flag
🇪🇦 flag: Ceuta & Melilla EA flag
🇪🇨 flag: Ecuador EC flag
🇪🇪 flag: Estonia EE flag
🇪🇬 flag: Egypt EG flag
🇪🇭 flag: Western Sahara EH flag
🇪🇷 flag: Eritrea ER flag
🇪🇸 flag: Spain ES flag
🇪🇹 flag: Ethiopia ET flag
🇪🇺 flag: European Union EU flag
🇫🇮 flag: Finland FI flag
🇫🇯 flag: Fiji FJ flag
🇫🇰 flag: Falkland Islands FK flag
🇫🇲 flag: Micronesia FM flag
🇫🇴 flag: Faroe Islands FO flag
🇫🇷 flag: France FR flag
🇬🇦 flag: Gabon GA flag
🇬🇧 flag: United Kingdom GB flag
🇬🇩 flag: Grenada GD flag
🇬🇪 flag: Georgia GE flag
🇬🇫 flag: French Guiana GF flag
🇬🇬 flag: Guernsey GG flag
🇬🇭 flag: Ghana GH flag
🇬🇮 flag: Gibraltar GI flag
🇬🇱 flag: Greenland GL flag
🇬🇲 flag: Gambia GM flag
🇬🇳 flag: Guinea GN flag
🇬🇵 flag: Guadeloupe GP flag
🇬🇶 flag: Equatorial Guinea GQ flag
🇬🇷 flag: Greece GR flag
🇬🇸 flag: South Georgia & South Sandwich Islands GS flag
🇬🇹 flag: Guatemala GT flag
🇬🇺 flag: Guam GU flag
🇬🇼 flag: Guinea-Bissau GW flag
🇬🇾 flag: Guyana GY flag
🇭🇰 flag: Hong Kong SAR China HK flag
🇭🇲 flag: Heard & McDonald Islands HM flag
🇭🇳 flag: Honduras HN flag
🇭🇷 flag: Croatia HR flag
🇭🇹 flag: Haiti HT flag
🇭🇺 flag: Hungary HU flag
🇮🇨 flag: Canary Islands IC flag
🇮🇩 flag: Indonesia ID flag
🇮🇪 flag: Ireland IE flag
🇮🇱 flag: Israel IL flag
🇮🇲 flag: Isle of Man IM flag
🇮🇳 flag: India IN flag
🇮🇴 flag: British Indian Ocean Territory IO flag
🇮🇶 flag: Iraq IQ flag
🇮🇷 flag: Iran IR flag
🇮🇸 flag: Iceland IS flag
🇮🇹 flag: Italy IT flag
🇯🇪 flag: Jersey JE flag
🇯🇲 flag: Jamaica JM flag
🇯🇴 flag: Jordan JO flag
🇯🇵 flag: Japan JP flag
🇰🇪 flag: Kenya KE flag
🇰🇬 flag: Kyrgyzstan KG flag
🇰🇭 flag: Cambodia KH flag
🇰🇮 flag: Kiribati KI flag
🇰🇲 flag: Comoros KM flag
🇰🇳 flag: St. Kitts & Nevis KN flag
🇰🇵 flag: North Korea KP flag
🇰🇷 flag: South Korea KR flag
🇰🇼 flag: Kuwait KW flag
🇰🇾 flag: Cayman Islands KY flag
🇰🇿 flag: Kazakhstan KZ flag
🇱🇦 flag: Laos LA flag
🇱🇧 flag: Lebanon LB flag
🇱🇨 flag: St. Lucia LC flag
🇱🇮 flag: Liechtenstein LI flag
🇱🇰 flag: Sri Lanka LK flag
🇱🇷 flag: Liberia LR flag
🇱🇸 flag: Lesotho LS flag
🇱🇹 flag: Lithuania LT flag
🇱🇺 flag: Luxembourg LU flag
🇱🇻 flag: Latvia LV flag
🇱🇾 flag: Libya LY flag
🇲🇦 flag: Morocco MA flag
🇲🇨 flag: Monaco MC flag
🇲🇩 flag: Moldova MD flag
🇲🇪 flag: Montenegro ME flag
🇲🇫 flag: St. Martin MF flag
🇲🇬 flag: Madagascar MG flag
🇲🇭 flag: Marshall Islands MH flag
🇲🇰 flag: North Macedonia MK flag
🇲🇱 flag: Mali ML flag
🇲🇲 flag: Myanmar (Burma) MM flag
🇲🇳 flag: Mongolia MN flag
🇲🇴 flag: Macao SAR China MO flag
🇲🇵 flag: Northern Mariana Islands MP flag
🇲🇶 flag: Martinique MQ flag
🇲🇷 flag: Mauritania MR flag
🇲🇸 flag: Montserrat MS flag
🇲🇹 flag: Malta MT flag
🇲🇺 flag: Mauritius MU flag
🇲🇻 flag: Maldives MV flag
🇲🇼 flag: Malawi MW flag
🇲🇽 flag: Mexico MX flag
🇲🇾 flag: Malaysia MY flag
🇲🇿 flag: Mozambique MZ flag
🇳🇦 flag: Namibia NA flag
🇳🇨 flag: New Caledonia NC flag
🇳🇪 flag: Niger NE flag
🇳🇫 flag: Norfolk Island NF flag
🇳🇬 flag: Nigeria NG flag
🇳🇮 flag: Nicaragua NI flag
🇳🇱 flag: Netherlands NL flag
🇳🇴 flag: Norway NO flag
🇳🇵 flag: Nepal NP flag
🇳🇷 flag: Nauru NR flag
🇳🇺 flag: Niue NU flag
🇳🇿 flag: New Zealand NZ flag
🇴🇲 flag: Oman OM flag
🇵🇦 flag: Panama PA flag
🇵🇪 flag: Peru PE flag
🇵🇫 flag: French Polynesia PF flag
🇵🇬 flag: Papua New Guinea PG flag
🇵🇭 flag: Philippines PH flag
🇵🇰 flag: Pakistan PK flag
🇵🇱 flag: Poland PL flag
🇵🇲 flag: St. Pierre & Miquelon PM flag
🇵🇳 flag: Pitcairn Islands PN flag
🇵🇷 flag: Puerto Rico PR flag
🇵🇸 flag: Palestinian Territories PS flag
🇵🇹 flag: Portugal PT flag
🇵🇼 flag: Palau PW flag
🇵🇾 flag: Paraguay PY flag
🇶🇦 flag: Qatar QA flag
🇷🇪 flag: Réunion RE flag
🇷🇴 flag: Romania RO flag
🇷🇸 flag: Serbia RS flag
🇷🇺 flag: Russia RU flag
🇷🇼 flag: Rwanda RW flag
🇸🇦 flag: Saudi Arabia SA flag
🇸🇧 flag: Solomon Islands SB flag
🇸🇨 flag: Seychelles SC flag
🇸🇩 flag: Sudan SD flag
🇸🇪 flag: Sweden SE flag
🇸🇬 flag: Singapore SG flag
🇸🇭 flag: St. Helena SH flag
🇸🇮 flag: Slovenia SI flag
🇸🇯 flag: Svalbard & Jan Mayen SJ flag
🇸🇰 flag: Slovakia SK flag
🇸🇱 flag: Sierra Leone SL flag
🇸🇲 flag: San Marino SM flag
🇸🇳 flag: Senegal SN flag
🇸🇴 flag: Somalia SO flag
🇸🇷 flag: Suriname SR flag
🇸🇸 flag: South Sudan SS flag
🇸🇹 flag: São Tomé & Príncipe ST flag
🇸🇻 flag: El Salvador SV flag
🇸🇽 flag: Sint Maarten SX flag
🇸🇾 flag: Syria SY flag
🇸🇿 flag: Eswatini SZ flag
🇹🇦 flag: Tristan da Cunha TA flag
🇹🇨 flag: Turks & Caicos Islands TC flag
🇹🇩 flag: Chad TD flag
🇹🇫 flag: French Southern Territories TF flag
🇹🇬 flag: Togo TG flag
🇹🇭 flag: Thailand TH flag
🇹🇯 flag: Tajikistan TJ flag
🇹🇰 flag: Tokelau TK flag
🇹🇱 flag: Timor-Leste TL flag
🇹🇲 flag: Turkmenistan TM flag
🇹🇳 flag: Tunisia TN flag
🇹🇴 flag: Tonga TO flag
🇹🇷 flag: Türkiye TR flag
🇹🇹 flag: Trinidad & Tobago TT flag
🇹🇻 flag: Tuvalu TV flag
🇹🇼 flag: Taiwan TW flag
🇹🇿 flag: Tanzania TZ flag
🇺🇦 flag: Ukraine UA flag
🇺🇬 flag: Uganda UG flag
🇺🇲 flag: U.S. Outlying Islands UM flag
🇺🇳 flag: United Nations UN flag
🇺🇸 flag: United States US flag
🇺🇾 flag: Uruguay UY flag
🇺🇿 flag: Uzbekistan UZ flag
🇻🇦 flag: Vatican City VA flag
🇻🇨 flag: St. Vincent & Grenadines VC flag
🇻🇪 flag: Venezuela VE flag
🇻🇬 flag: British Virgin Islands VG flag
🇻🇮 flag: U.S. Virgin Islands VI flag
🇻🇳 flag: Vietnam VN flag
🇻🇺 flag: Vanuatu VU flag
🇼🇫 flag: Wallis & Futuna WF flag
🇼🇸 flag: Samoa WS flag
🇽🇰 flag: Kosovo XK flag
🇾🇪 flag: Yemen YE flag
🇾🇹 flag: Mayotte YT flag
🇿🇦 flag: South Africa ZA flag
🇿🇲 flag: Zambia ZM flag
🇿🇼 flag: Zimbabwe ZW flag
🏴󠁧󠁢󠁥󠁮󠁧󠁿 flag: England flag gbeng
🏴󠁧󠁢󠁳󠁣󠁴󠁿 flag: Scotland flag gbsct
🏴󠁧󠁢󠁷󠁬󠁳󠁿 flag: Wales flag gbwls`,
];
