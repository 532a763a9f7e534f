import type { AttributeKind } from './attribute-names.ts';

/**
 * Words that mean the same value of an attribute of a kind, one line a value, `=` between them: Portuguese, English and
 * Spanish, the common ones of shops, feeds and TikTok's lists. Only what means the same everywhere stands on a line:
 * `Azul marinho` is no `Azul`. Number and gender need no words of their own where `stem-words` takes them off.
 */
export const VALUE_WORDS: Readonly<Partial<Record<AttributeKind | 'any', string>>> = {
  any: `
    sim = yes = sí = verdadeiro = true
    não = no = falso = false
    todos = todas = all = qualquer = any
    outro = outra = outros = outras = other = others = otro = otra = otros
    adulto = adulta = adultos = adultas = adult = adults`,
  color: `
    preto = preta = black = negro = negra = noir
    branco = branca = white = blanco = blanca
    cinza = gray = grey = gris = cinzento
    azul = blue
    azul marinho = navy = navy blue = marinho = azul marino
    azul claro = light blue
    azul escuro = dark blue = azul oscuro
    vermelho = vermelha = red = rojo = roja
    verde = green
    verde musgo = moss green = musgo
    verde escuro = dark green = verde oscuro
    verde claro = light green
    amarelo = amarela = yellow = amarillo = amarilla
    rosa = pink = cor de rosa = rosado
    rosa claro = light pink
    roxo = roxa = purple = morado = morada
    lilás = lilac = lila
    laranja = orange = naranja = anaranjado = alaranjado
    marrom = brown = marrón = castanho = castanha
    bege = beige = beis
    dourado = gold = golden = dorado = ouro
    prata = silver = prateado = plateado = plata
    bordô = bordeaux = burgundy = burdeos
    vinho = wine = vino
    caramelo = caramel
    grafite = graphite = grafito
    creme = cream = crema
    colorido = multicolor = multicolorido = colorida = multicolour = multicolored = várias cores
    transparente = transparent = clear = incolor`,
  material: `
    algodão = cotton = algodón
    poliéster = polyester
    couro = leather = couro legítimo = genuine leather = cuero
    couro sintético = faux leather = couro ecológico = synthetic leather = cuero sintético
    linho = linen = lino
    viscose = viscosa
    elastano = elastane = spandex = lycra
    lã = wool = lana
    seda = silk
    jeans = denim = jean = mezclilla
    náilon = nylon = nailon = poliamida = polyamide
    acrílico = acrylic
    plástico = plastic
    metal
    aço = steel = acero
    aço inox = aço inoxidável = stainless steel = inox = acero inoxidable
    alumínio = aluminum = aluminium = aluminio
    ferro = iron = hierro
    madeira = wood = madera
    mdf
    vidro = glass = vidrio
    cerâmica = ceramic = cerámica
    porcelana = porcelain
    silicone = silicona
    borracha = rubber = goma = caucho
    papel = paper
    papelão = cardboard = cartón
    pelúcia = plush
    veludo = velvet = terciopelo
    cetim = satin = satén
    renda = lace = encaje
    tule = tulle = tul
    bambu = bamboo = bambú
    espuma = foam`,
  gender: `
    feminino = feminina = female = women = womens = woman = femenino = femenina = mulher = mulheres = mujer = mujeres = f = para mulheres
    masculino = masculina = male = men = mens = man = homem = homens = hombre = hombres = m = para homens
    unissex = unisex = unissexo = ambos = masculino e feminino = feminino e masculino = male and female = u`,
  age: `
    recém-nascido = newborn = recién nacido
    bebê = baby = infant = bebé
    infantil = kids = children = child = criança = crianças = niños = kid
    adolescente = teen = teens = juvenil
    idoso = senior = sênior`,
  season: `
    verão = summer = verano
    inverno = winter = invierno
    primavera = spring
    outono = autumn = fall = otoño
    meia-estação = mid-season = media estación = mid season
    ano todo = all seasons = all season = o ano todo = todas as estações = ano inteiro = year round = todo el año = todas las estaciones`,
  size: `
    pp = xs = extra small = extra pequeno = extra pequeño
    p = s = small = pequeno = pequena = pequeño
    m = medium = médio = média = mediano
    g = l = large = grande
    gg = xl = extra large = extra grande = x large
    xxl = 2xl
    xxxl = 3xl
    único = única = one size = tamanho único = talla única = u = os = one size fits all`,
  pattern: `
    liso = lisa = solid = plain = sem estampa = solid color = solid colour = sólido
    listrado = striped = listras = rayado = a rayas = stripes
    floral = floral print = flores = flower
    xadrez = plaid = checkered = checked = a cuadros
    poá = polka dot = polka dots = bolinhas = lunares
    geométrico = geometric = geométrica
    animal print = animal = estampa animal
    camuflado = camouflage = camo = camuflagem
    onça = leopard = leopardo
    tie dye`,
  origin: `
    brasil = brazil = br = fabricado no brasil = made in brazil
    china = cn = fabricado na china = made in china = república popular da china
    estados unidos = united states = eua = usa = us = united states of america = estados unidos da américa
    itália = italy = italia = it
    portugal = pt
    espanha = spain = españa = es
    frança = france = francia = fr
    alemanha = germany = alemania = de
    japão = japan = japón = jp
    coreia do sul = south korea = corea del sur = kr
    argentina = ar
    méxico = mexico = mx
    índia = india = in
    vietnã = vietnam = vn
    indonésia = indonesia = id
    paraguai = paraguay = py`,
  voltage: `
    bivolt = dual voltage = bivolt automático = 110/220 = 110/220 v = 110/220v = 127/220v = 127/220 v = 110v/220v = 127v/220v = 110-220v = 127-220v = 100-240v = 100 a 240 v = bivoltaje`,
  warranty: `
    sem garantia = no warranty = sin garantía = não possui = nenhuma = none
    vitalícia = lifetime = lifetime warranty = garantia vitalícia`,
  skinType: `
    todos os tipos = all = todos = all skin types = todos os tipos de pele
    oleosa = oily = grasa = pele oleosa
    seca = dry = pele seca
    mista = combination = mixta = pele mista
    normal = pele normal
    sensível = sensitive = sensible = pele sensível
    madura = mature`,
  petSize: `
    pequeno = small = pequeno porte = porte pequeno = p = pequeño
    médio = medium = médio porte = porte médio = m = mediano
    grande = large = grande porte = porte grande = g
    todos = all = todos os portes = todos os tamanhos = all sizes`,
  lifeStage: `
    filhote = filhotes = puppy = kitten = puppy or kitten
    adulto = adult
    idoso = senior = sênior
    todas = all = todas as fases = all life stages = todas as idades`,
  language: `
    português = portuguese = pt = portugués = português do brasil = pt-br
    inglês = english = en = inglés
    espanhol = spanish = es = español
    francês = french = fr = francés
    italiano = italian
    alemão = german = alemán
    japonês = japanese = japonés`,
  flavor: `
    baunilha = vanilla = vainilla
    chocolate
    morango = strawberry = fresa
    frango = chicken = pollo
    carne = beef = carne bovina
    peixe = fish = pescado
    cordeiro = lamb = cordero
    salmão = salmon = salmón
    limão = lemon = limón
    uva = grape
    banana`,
  shade: `
    claro = clara = light
    médio = média = medium = medio
    escuro = escura = dark = oscuro`,
  fragranceFamily: `
    floral
    amadeirado = woody = amaderado
    cítrico = citrus
    frutado = fruity = frutal
    oriental`,
  room: `
    sala = living room = sala de estar
    quarto = bedroom = dormitorio
    cozinha = kitchen = cocina
    banheiro = bathroom = baño
    área externa = outdoor = exterior
    escritório = office
    sala de jantar = dining room = comedor`,
  batteryType: `
    lítio = lithium = litio = íon de lítio = li-ion = lithium ion = íons de lítio
    alcalina = alkaline
    nimh = ni-mh`,
  connection: `
    bluetooth
    wi-fi = wifi = wi fi
    usb
    com fio = wired = con cable
    sem fio = wireless = inalámbrico`,
  neckline: `
    redonda = crew neck = round neck = gola redonda = careca = gola careca = cuello redondo
    v = v-neck = gola v = decote v = cuello v
    alta = high neck = gola alta = cuello alto = turtleneck
    polo = gola polo = polo collar`,
  sport: `
    academia = gym = fitness = musculação
    corrida = running
    futebol = football = soccer = fútbol
    natação = swimming = natación
    ciclismo = cycling
    basquete = basketball = baloncesto
    vôlei = volleyball = voleibol`,
  occasion: `
    aniversário = birthday = cumpleaños
    casamento = wedding = boda
    dia a dia = everyday = diario = casual diário = cotidiano
    natal = christmas = navidad
    festa = party = fiesta`,
  assembly: `
    sim = yes = requer montagem
    não = no = não requer montagem = montado`,
  hasBattery: `
    sim = yes = contém bateria = com bateria
    não = no = sem bateria = não contém bateria`,
};

/** Texts by which shops say nothing. */
export const NO_VALUE = `
  n/a = na = n.a. = não se aplica = não aplicável = not applicable = no aplica = não informado = não disponível = não especificado
  = unspecified = unknown = desconhecido = indefinido = null = undefined = nan = a definir = sem informação = none specified = vazio = tbd`;
