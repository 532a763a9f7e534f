/**
 * Clothing, shoes, bags and accessories. The notation is read by `../category-tree.ts`:
 * `#` department, `##` group, other lines leaves; `pt-BR | en-US | further words | @attributes !permission`.
 * Ids come from positions: append, never insert.
 */
export const fashion = `
# Moda feminina | Womenswear | mulher, feminina, feminino, women | @clothing
## Vestidos e macacões | Dresses & Jumpsuits
Vestidos casuais | Casual Dresses | vestido, dress, robe
Vestidos de festa | Party Dresses | gala, madrinha
Macacões e macaquinhos | Jumpsuits & Playsuits | macaquinho, romper
Conjuntos femininos | Women's Sets | cropped, conjunto
## Blusas e camisas femininas | Women's Tops
Camisetas femininas | Women's T-Shirts | camiseta, t-shirt, baby look, tshirt
Blusas e tops | Blouses & Tops | blusa, top, blouse, regata
Camisas femininas | Women's Shirts | camisa, chemise
Tricôs e suéteres femininos | Women's Sweaters | suéter, cardigan, knit
Moletons femininos | Women's Hoodies & Sweatshirts | moletom, hoodie
## Partes de baixo femininas | Women's Bottoms
Calças femininas | Women's Trousers | calça, pantalona, pants
Jeans femininos | Women's Jeans | calça jeans, denim
Saias | Skirts | saia, skirt, jupe
Shorts e bermudas femininos | Women's Shorts | short, bermuda
Leggings | Leggings | legging, fusô
## Casacos femininos | Women's Outerwear
Jaquetas femininas | Women's Jackets | jaqueta, bomber, corta vento
Casacos e sobretudos femininos | Women's Coats | casaco, trench coat
Blazers femininos | Women's Blazers | blazer, terninho
## Moda íntima e praia | Underwear & Swimwear | @underwear
Sutiãs | Bras | sutiã, bra, soutien !S
Calcinhas | Women's Panties | calcinha, tanga, panty
Pijamas femininos | Women's Sleepwear | pijama, camisola, robe de dormir
Biquínis e maiôs | Bikinis & Swimsuits | biquíni, maiô, swimsuit
Meias e meias-calças | Women's Socks & Tights | meia, meia-calça, socks
Modeladores e cintas | Shapewear | cinta, modelador
## Moda especial feminina | Women's Special Clothing
Vestidos de noiva | Wedding Dresses | noiva, casamento, bridal !S
Roupas de gestante | Maternity Clothing | gestante, grávida
Plus size feminino | Women's Plus Size | plus size
Fantasias femininas | Women's Costumes | fantasia, cosplay
# Moda masculina | Menswear | homem, masculina, masculino, men | @clothing
## Camisas e camisetas masculinas | Men's Tops
Camisetas masculinas | Men's T-Shirts | camiseta, t-shirt, tshirt, tee
Camisas polo | Polo Shirts | polo
Camisas sociais masculinas | Men's Dress Shirts | camisa social, shirt
Regatas masculinas | Men's Tank Tops | regata, tank top
Moletons masculinos | Men's Hoodies & Sweatshirts | moletom, hoodie, blusa de frio
Suéteres masculinos | Men's Sweaters | suéter, cardigan
## Partes de baixo masculinas | Men's Bottoms
Calças masculinas | Men's Trousers | calça, sarja, chino, pants
Jeans masculinos | Men's Jeans | calça jeans, denim
Bermudas e shorts masculinos | Men's Shorts | bermuda, short, tactel
Calças de moletom masculinas | Men's Joggers | jogger
## Casacos e ternos | Men's Outerwear & Suits
Jaquetas masculinas | Men's Jackets | jaqueta, corta vento, bomber
Casacos masculinos | Men's Coats | casaco, parka
Ternos e blazers | Suits & Blazers | terno, smoking, blazer
Coletes masculinos | Men's Vests | colete
## Íntima, praia e dormir masculina | Men's Underwear, Swim & Sleepwear | @underwear
Cuecas | Men's Underwear | cueca, boxer
Meias masculinas | Men's Socks | meia, socks
Pijamas masculinos | Men's Sleepwear | pijama
Sungas | Men's Swimwear | sunga, swim
# Moda infantil | Kids' Fashion | criança, infantil, kids, menino, menina | @clothing
## Meninas | Girls' Clothing
Vestidos infantis | Girls' Dresses | vestido infantil
Blusas e camisetas de menina | Girls' Tops | camiseta infantil menina
Calças e saias de menina | Girls' Bottoms | saia infantil
Conjuntos de menina | Girls' Sets | conjunto infantil menina
## Meninos | Boys' Clothing
Camisetas de menino | Boys' T-Shirts | camiseta infantil menino
Calças e bermudas de menino | Boys' Bottoms | bermuda infantil
Conjuntos de menino | Boys' Sets | conjunto infantil menino
Casacos infantis | Kids' Outerwear | casaco infantil, jaqueta infantil
## Complementos infantis | Kids' Accessories | @shoes
Calçados infantis | Kids' Shoes | tênis infantil, sapatinho, sandália infantil
Fantasias infantis | Kids' Costumes | fantasia infantil | @clothing
Bonés e gorros infantis | Kids' Hats | boné infantil | @accessories
Mochilas infantis | Kids' Backpacks | mochila infantil, mochila escolar, lancheira | @bags
# Calçados | Shoes | calçado, sapato, shoe | @shoes
## Calçados femininos | Women's Shoes
Tênis femininos | Women's Sneakers | tênis, sneaker
Sandálias femininas | Women's Sandals | sandália, rasteirinha, papete
Sapatilhas e mocassins femininos | Women's Flats & Loafers | sapatilha, mocassim
Saltos e scarpins | Heels & Pumps | salto, scarpin
Botas femininas | Women's Boots | bota, coturno
Chinelos femininos | Women's Slippers & Flip-Flops | chinelo, pantufa
## Calçados masculinos | Men's Shoes
Tênis masculinos | Men's Sneakers | tênis, sneaker
Sapatos sociais masculinos | Men's Dress Shoes | sapato social, oxford
Sapatênis e mocassins masculinos | Men's Casual Shoes & Loafers | sapatênis, mocassim, docksider
Botas masculinas | Men's Boots | bota, coturno
Chinelos e sandálias masculinos | Men's Slippers & Sandals | chinelo, sandália
## Cuidados com calçados | Shoe Care | @basic
Palmilhas e cadarços | Insoles & Laces | palmilha, cadarço
Limpeza de calçados | Shoe Cleaning | graxa, escova de sapato
# Bolsas e malas | Luggage & Bags | bolsa, bag, mala | @bags
## Bolsas femininas | Women's Bags
Bolsas de ombro e transversais | Shoulder & Crossbody Bags | bolsa transversal, shoulder bag, crossbody
Bolsas de mão e tote | Handbags & Totes | tote, bolsa de mão, handbag
Clutches e bolsas de festa | Clutches & Evening Bags | clutch
Mochilas femininas | Women's Backpacks | mochila, backpack
## Bolsas masculinas | Men's Bags
Mochilas masculinas | Men's Backpacks | mochila, backpack
Pastas e bolsas para notebook | Briefcases & Laptop Bags | pasta executiva, laptop bag
Pochetes e shoulder bags | Waist & Sling Bags | pochete, sling
## Malas e viagem | Luggage & Travel
Malas de viagem | Suitcases | mala, suitcase, bagagem
Bolsas de viagem | Duffel Bags | bolsa de viagem, duffel
Organizadores e acessórios de viagem | Travel Organizers & Accessories | necessaire, cadeado de mala
## Carteiras | Wallets
Carteiras femininas | Women's Wallets | carteira
Carteiras masculinas | Men's Wallets | carteira
Porta-cartões e porta-passaportes | Card & Passport Holders | porta cartão, passaporte
# Acessórios de moda | Fashion Accessories | acessório | @accessories
## Joias e bijuterias | Jewelry
Colares e gargantilhas | Necklaces | colar, corrente, pingente, necklace, collier
Brincos | Earrings | brinco, earring
Pulseiras e braceletes | Bracelets | pulseira, bracelete, bracelet
Anéis | Rings | anel, aliança, ring
Joias em ouro e diamante | Gold & Diamond Jewelry | ouro 18k, diamante !I
Piercings e tornozeleiras | Body Jewelry & Anklets | piercing, tornozeleira
## Relógios e óculos | Watches & Eyewear
Relógios femininos | Women's Watches | relógio, watch
Relógios masculinos | Men's Watches | relógio, watch
Óculos de sol | Sunglasses | óculos escuros, sunglasses
Armações de óculos | Eyeglass Frames | armação, óculos de grau
## Acessórios de vestir | Wearable Accessories
Cintos e suspensórios | Belts & Suspenders | cinto, belt
Bonés e chapéus | Hats & Caps | boné, chapéu, cap, bucket
Lenços, cachecóis e luvas | Scarves & Gloves | lenço, cachecol, luva
Gravatas | Ties | gravata, tie
Acessórios de cabelo | Hair Accessories | tiara, presilha, scrunchie
Guarda-chuvas | Umbrellas | guarda-chuva, sombrinha
Chaveiros | Keychains | chaveiro, keychain
`;
